package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class IamStsTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";

    private static Answer iam(StandIns standIns, String form) throws IOException {
        return new SignedClient(standIns.keys()).query("iam", standIns.endpoint(Service.IAM), form);
    }

    private static Answer sts(StandIns standIns, String form) throws IOException {
        return new SignedClient(standIns.keys()).query("sts", standIns.endpoint(Service.STS), form);
    }

    private static String element(Answer answer, String name) {
        return answer.body().replaceFirst("(?s)^.*<" + name + ">([^<]*)</" + name + ">.*$", "$1");
    }

    @Test
    void should_list_roles_page_by_page(StandIns standIns) throws IOException {
        Answer first = iam(standIns, "Action=ListRoles&Version=2010-05-08");
        assertTrue(first.body().contains("<IsTruncated>true</IsTruncated>"), first.body());
        assertTrue(first.body().contains("<RoleName>aeneas-dms</RoleName>"));
        assertTrue(first.body().contains("dms.amazonaws.com"));
        Answer second = iam(standIns, "Action=ListRoles&Marker=" + element(first, "Marker"));
        assertTrue(second.body().contains("<IsTruncated>false</IsTruncated>"));
        assertTrue(second.body().contains("<RoleName>some-lambda</RoleName>"));
    }

    @Test
    void should_know_a_role_by_name(StandIns standIns) throws IOException {
        assertEquals(ROLE, element(iam(standIns, "Action=GetRole&RoleName=aeneas-dms"), "Arn"));
        assertEquals("NoSuchEntity", iam(standIns, "Action=GetRole&RoleName=nobody").code());
    }

    @Test
    void should_simulate_what_a_role_may_do(StandIns standIns) throws IOException {
        String question = "Action=SimulatePrincipalPolicy&ActionNames.member.1=dynamodb%3APutItem&PolicySourceArn=";
        assertEquals("allowed", element(iam(standIns, question + ROLE), "EvalDecision"));
        assertEquals("implicitDeny", element(iam(standIns, question + ROLE + "-powerless"), "EvalDecision"));
    }

    @Test
    void should_say_who_calls(StandIns standIns) throws IOException {
        assertEquals("arn:aws:iam::000000000000:user/sandbox",
                element(sts(standIns, "Action=GetCallerIdentity"), "Arn"));
    }

    @Test
    void should_refuse_a_stranger(StandIns standIns) throws IOException {
        SignedClient stranger = new SignedClient(SandboxKeys.random());
        Answer answer = stranger.query("sts", standIns.endpoint(Service.STS), "Action=GetCallerIdentity");
        assertEquals("InvalidClientTokenId", answer.code());
        assertEquals(403, answer.status());
    }

    @Test
    void should_refuse_an_unknown_operation(StandIns standIns) throws IOException {
        assertEquals("InvalidAction", sts(standIns, "Action=Conjure").code());
    }

    @Test
    void should_accept_the_keys_of_an_assumed_role_everywhere(StandIns standIns) throws IOException {
        Answer assumed = sts(standIns, "Action=AssumeRole&RoleSessionName=me&RoleArn=" + ROLE);
        SandboxKeys keys = new SandboxKeys(element(assumed, "AccessKeyId"), element(assumed, "SecretAccessKey"));
        Map<String, String> token = Map.of("x-amz-security-token", element(assumed, "SessionToken"));
        SignedClient role = new SignedClient(keys, token);
        assertEquals("arn:aws:sts::000000000000:assumed-role/aeneas-dms/me", element(
                role.query("sts", standIns.endpoint(Service.STS), "Action=GetCallerIdentity"), "Arn"));
        assertEquals(200, role.dynamoDb(standIns.endpoint(Service.DYNAMODB), "ListTables", "{}").status());
        assertEquals(200, role.s3("GET", standIns.endpoint(Service.S3), "/", "", Map.of()).status());
        Answer tokenless = new SignedClient(keys).s3("GET", standIns.endpoint(Service.S3), "/", "", Map.of());
        assertFalse(tokenless.status() == 200, tokenless.body());
    }

    @Test
    void should_refuse_to_assume_an_unknown_role(StandIns standIns) throws IOException {
        Answer answer = sts(standIns,
                "Action=AssumeRole&RoleSessionName=me&RoleArn=arn:aws:iam::000000000000:role/nobody");
        assertEquals("AccessDenied", answer.code());
    }
}

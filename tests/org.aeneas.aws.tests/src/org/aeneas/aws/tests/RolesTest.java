package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Roles.Role;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class RolesTest {
    private static final String DMS = "dms.amazonaws.com";
    private static final List<String> ACTIONS = List.of("dynamodb:PutItem", "s3:GetObject");

    @Test
    void should_list_the_roles_that_a_service_may_assume_from_all_pages(AwsSession session) {
        assertEquals(List.of("aeneas-dms", "aeneas-dms-powerless"),
                session.roles().trusting(DMS).stream().map(Role::name).toList());
        assertEquals(List.of("some-lambda"),
                session.roles().trusting("lambda.amazonaws.com").stream().map(Role::name).toList());
    }

    @Test
    void should_name_the_actions_that_a_role_lacks(AwsSession session) {
        List<Role> roles = session.roles().trusting(DMS);

        assertEquals(List.of(), session.roles().lacking(roles.get(0).arn(), ACTIONS, List.of()));
        assertEquals(ACTIONS, session.roles().lacking(roles.get(1).arn(), ACTIONS, List.of()));
    }
}

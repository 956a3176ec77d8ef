package org.aeneas.aws.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.Roles;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/** IAM's operations. */
final class SdkRoles implements Roles {
    private final IamClient client;
    private final SdkCall call;

    SdkRoles(IamClient client, SdkCall call) {
        this.client = client;
        this.call = call;
    }

    @Override
    public List<Role> trusting(String service) {
        return call.run("ListRoles", call.where(), () -> client.listRolesPaginator().roles().stream()
                .filter(role -> trusts(role.assumeRolePolicyDocument(), service))
                .map(role -> new Role(role.arn(), role.roleName())).sorted(Comparator.comparing(Role::name)).toList());
    }

    @Override
    public List<String> lacking(String role, List<String> actions, List<String> resources) {
        SimulatePrincipalPolicyRequest request = SimulatePrincipalPolicyRequest.builder().policySourceArn(role)
                .actionNames(actions).resourceArns(resources.isEmpty() ? List.of("*") : resources).build();
        return call.run("SimulatePrincipalPolicy", role, () -> client.simulatePrincipalPolicyPaginator(request)
                .evaluationResults().stream()
                .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                .map(EvaluationResult::evalActionName).distinct().toList());
    }

    /** @param policy JSON, encoded as in a URL */
    static boolean trusts(String policy, String service) {
        if (policy == null) {
            return false;
        }
        JsonNode json = JsonNode.parser().parse(URLDecoder.decode(policy, StandardCharsets.UTF_8));
        return json.field("Statement").map(SdkRoles::many).orElse(List.of()).stream()
                .anyMatch(statement -> allows(statement, service));
    }

    private static boolean allows(JsonNode statement, String service) {
        Map<String, JsonNode> fields = statement.asObject();
        boolean allow = fields.containsKey("Effect") && fields.get("Effect").text().equals("Allow");
        return allow && texts(fields.get("Action")).contains("sts:AssumeRole")
                && statement.field("Principal").flatMap(principal -> principal.isObject()
                        ? principal.field("Service") : Optional.empty())
                        .map(services -> texts(services).contains(service)).orElse(false);
    }

    private static List<String> texts(JsonNode node) {
        return node == null ? List.of() : many(node).stream().map(JsonNode::text).toList();
    }

    /** A list of one may be written without its brackets. */
    private static List<JsonNode> many(JsonNode node) {
        return node.isArray() ? node.asArray() : List.of(node);
    }
}

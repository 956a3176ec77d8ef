package org.aeneas.sandbox.internal.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.SandboxRole;

/** A stand-in for IAM: ListRoles, GetRole, SimulatePrincipalPolicy. */
public final class IamFront extends QueryFront {
    private static final int PAGE = 2;

    private final List<SandboxRole> roles;

    public IamFront(List<SandboxRole> roles, LocalTraffic traffic, KeyRing keys) {
        super(Service.IAM, traffic, keys);
        this.roles = List.copyOf(roles);
    }

    @Override
    Answer answer(String action, Form form, String principal) {
        return switch (action) {
            case "ListRoles" -> listRoles(form);
            case "GetRole" -> role(form.get("RoleName")).map(role -> result(action, "<Role>" + xml(role) + "</Role>"))
                    .orElseGet(() -> noRole(form.get("RoleName")));
            case "SimulatePrincipalPolicy" -> simulate(form);
            default -> unknown(action);
        };
    }

    /** In small pages, so that a caller who reads only the first one finds out. */
    private Answer listRoles(Form form) {
        int from = form.get("Marker").isEmpty() ? 0 : Integer.parseInt(form.get("Marker"));
        int to = Math.min(roles.size(), from + PAGE);
        String members = roles.subList(from, to).stream().map(role -> "<member>" + xml(role) + "</member>")
                .collect(Collectors.joining());
        boolean more = to < roles.size();
        return result("ListRoles", "<IsTruncated>" + more + "</IsTruncated><Roles>" + members + "</Roles>"
                + (more ? Xml.element("Marker", Integer.toString(to)) : ""));
    }

    private Answer simulate(Form form) {
        String name = form.get("PolicySourceArn").replaceFirst("^.*/", "");
        Optional<SandboxRole> role = role(name);
        if (role.isEmpty()) {
            return noRole(name);
        }
        List<String> given = form.list("ResourceArns");
        List<String> resources = given.isEmpty() ? List.of("*") : given;
        String results = form.list("ActionNames").stream()
                .flatMap(action -> resources.stream().map(resource -> evaluation(role.get(), action, resource)))
                .collect(Collectors.joining());
        return result("SimulatePrincipalPolicy", "<IsTruncated>false</IsTruncated><EvaluationResults>" + results
                + "</EvaluationResults>");
    }

    private static String evaluation(SandboxRole role, String action, String resource) {
        return "<member>" + Xml.element("EvalActionName", action) + Xml.element("EvalResourceName", resource)
                + Xml.element("EvalDecision", role.denies(action) ? "implicitDeny" : "allowed") + "</member>";
    }

    private Optional<SandboxRole> role(String name) {
        return roles.stream().filter(role -> role.name().equals(name)).findFirst();
    }

    private Answer noRole(String name) {
        return error(404, "NoSuchEntity", "The role with name " + name + " cannot be found.");
    }

    private static String xml(SandboxRole role) {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + role.trusted() + "\"},\"Action\":\"sts:AssumeRole\"}]}";
        return Xml.element("Path", "/") + Xml.element("RoleName", role.name())
                + Xml.element("RoleId", "AROA" + role.name().replaceAll("[^A-Za-z]", "").toUpperCase())
                + Xml.element("Arn", arn(role.name())) + Xml.element("CreateDate", "2026-01-01T00:00:00Z")
                + Xml.element("AssumeRolePolicyDocument", URLEncoder.encode(policy, StandardCharsets.UTF_8));
    }

    static String arn(String role) {
        return "arn:aws:iam::" + SandboxEndpoints.ACCOUNT + ":role/" + role;
    }
}

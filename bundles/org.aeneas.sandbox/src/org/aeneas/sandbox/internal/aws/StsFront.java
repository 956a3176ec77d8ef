package org.aeneas.sandbox.internal.aws;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.SandboxRole;

/** A stand-in for STS: GetCallerIdentity, and AssumeRole, whose keys all the stand-ins of one front accept. */
public final class StsFront extends QueryFront {
    private static final String ARN = "arn:aws:sts::" + SandboxEndpoints.ACCOUNT + ":";
    private static final int SECONDS = 3600;

    private final List<SandboxRole> roles;
    private final KeyRing keys;

    public StsFront(List<SandboxRole> roles, LocalTraffic traffic, KeyRing keys) {
        super(Service.STS, traffic, keys);
        this.roles = List.copyOf(roles);
        this.keys = keys;
    }

    @Override
    Answer answer(String action, Form form, String principal) {
        return switch (action) {
            case "GetCallerIdentity" -> result(action, Xml.element("Arn", callerArn(principal))
                    + Xml.element("UserId", "AIDASANDBOX") + Xml.element("Account", SandboxEndpoints.ACCOUNT));
            case "AssumeRole" -> assumeRole(form);
            default -> unknown(action);
        };
    }

    private static String callerArn(String principal) {
        return principal.startsWith("user/") ? "arn:aws:iam::" + SandboxEndpoints.ACCOUNT + ":" + principal
                : ARN + principal;
    }

    private Answer assumeRole(Form form) {
        String roleArn = form.get("RoleArn");
        String role = roleArn.replaceFirst("^.*/", "");
        if (roles.stream().noneMatch(known -> IamFront.arn(known.name()).equals(roleArn))) {
            return error(403, "AccessDenied",
                    "User is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
        }
        String principal = "assumed-role/" + role + "/" + form.get("RoleSessionName");
        SandboxKeys made = SandboxKeys.random();
        String token = UUID.randomUUID().toString();
        keys.add(made, token, principal);
        Instant expiration = Instant.now().plusSeconds(SECONDS).truncatedTo(ChronoUnit.SECONDS);
        return result("AssumeRole", "<AssumedRoleUser>" + Xml.element("AssumedRoleId", "AROA:" + role)
                + Xml.element("Arn", ARN + principal) + "</AssumedRoleUser><Credentials>"
                + Xml.element("AccessKeyId", made.accessKey()) + Xml.element("SecretAccessKey", made.secretKey())
                + Xml.element("SessionToken", token) + Xml.element("Expiration", expiration.toString())
                + "</Credentials>");
    }
}

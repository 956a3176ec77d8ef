package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxReplicationInstance;
import org.aeneas.sandbox.SandboxRole;
import org.aeneas.sandbox.internal.dms.Dms;
import org.aeneas.sandbox.internal.dms.DmsFault;
import org.aeneas.sandbox.internal.dms.Surroundings;
import org.aeneas.sandbox.internal.http.HttpExchange;
import org.aeneas.sandbox.internal.http.HttpHead;

/** A stand-in for AWS DMS, which reads S3Proxy and writes dynalite itself. */
public final class DmsFront extends AwsFront {
    private static final String TRUSTED = "dms.amazonaws.com";

    private final Dms dms;
    private final Account account;

    public DmsFront(URI dynalite, URI s3proxy, List<SandboxRole> roles, List<SandboxReplicationInstance> instances,
            String region, LocalTraffic traffic, KeyRing keys) {
        super(Service.DMS, Protocol.JSON_1_1, traffic, keys);
        account = new Account(new DynamoDbBackend(dynalite), new SourceObjects(s3proxy), List.copyOf(roles));
        dms = new Dms(instances, region, account);
    }

    @Override
    Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body().readAllBytes();
        return new Call(exchange, DynamoDbBackend.operation(exchange.request()), body, SignatureV4.sha256(body));
    }

    @Override
    Answer serve(Call call) throws IOException {
        account.called(call.exchange().request());
        try {
            return content(200, DynamoDbBackend.bytes(dms.answer(call.operation(),
                    DynamoDbBackend.object(call.body()))));
        } catch (DmsFault fault) {
            return error(400, fault.code(), fault.getMessage());
        }
    }

    /** The rest of the account, as DMS sees it. */
    private static final class Account implements Surroundings {
        private final DynamoDbBackend backend;
        private final SourceObjects objects;
        private final List<SandboxRole> roles;
        private final AtomicReference<HttpHead> caller = new AtomicReference<>();

        Account(DynamoDbBackend backend, SourceObjects objects, List<SandboxRole> roles) {
            this.backend = backend;
            this.objects = objects;
            this.roles = roles;
        }

        /** Dynalite wants to see a signature, and checks none: that of whoever called last will do. */
        void called(HttpHead head) {
            caller.set(head.without("Content-Type").with("Content-Type", "application/x-amz-json-1.0"));
        }

        @Override
        public Optional<String> refused(String roleArn, List<String> actions) {
            Optional<SandboxRole> role = roles.stream().filter(known -> IamFront.arn(known.name()).equals(roleArn))
                    .findFirst();
            if (role.isEmpty() || !role.get().trusted().equals(TRUSTED)) {
                return Optional.of("The IAM Role " + roleArn + " is not configured properly.");
            }
            return actions.stream().filter(role.get()::denies).findFirst()
                    .map(action -> "User: " + roleArn + " is not authorized to perform: " + action);
        }

        @Override
        public List<String> keys(String bucket, String prefix) throws IOException {
            return objects.keys(bucket, prefix).stream().sorted().toList();
        }

        @Override
        public InputStream open(String bucket, String key) throws IOException {
            return objects.open(bucket, key, "NONE");
        }

        @Override
        public Reply dynamoDb(String operation, ObjectNode request) throws IOException {
            DynamoDbBackend.Reply reply = backend.call(caller.get(), operation, request);
            ObjectNode body = reply.json();
            return new Reply(body,
                    reply.isSuccess() ? "" : body.path("__type").asText("InternalServerError"));
        }
    }
}

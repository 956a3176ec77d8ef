package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.internal.http.HttpExchange;

/** A stand-in that speaks AWS's Query protocol: a form comes in, XML goes out. */
abstract class QueryFront extends AwsFront {

    QueryFront(Service service, LocalTraffic traffic, KeyRing keys) {
        super(service, Protocol.QUERY, traffic, keys);
    }

    /** The fields of a form. */
    record Form(Map<String, String> fields) {

        static Form of(byte[] body) {
            Map<String, String> fields = new TreeMap<>();
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.put(field.substring(0, equals),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return new Form(fields);
        }

        String get(String name) {
            return fields.getOrDefault(name, "");
        }

        /** {@code Name.member.1}, {@code Name.member.2}, … */
        List<String> list(String name) {
            return IntStream.iterate(1, i -> fields.containsKey(name + ".member." + i), i -> i + 1)
                    .mapToObj(i -> get(name + ".member." + i)).toList();
        }
    }

    @Override
    final Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body().readAllBytes();
        return new Call(exchange, Form.of(body).get("Action"), body, SignatureV4.sha256(body));
    }

    @Override
    final Answer serve(Call call) {
        return answer(call.operation(), Form.of(call.body()), principal(call));
    }

    /** @param principal who calls: {@code user/NAME} or {@code assumed-role/ROLE/SESSION} */
    abstract Answer answer(String action, Form form, String principal);

    final Answer unknown(String action) {
        return error(400, "InvalidAction", "Could not find operation " + action);
    }

    final Answer result(String action, String xml) {
        return content(200, ("<" + action + "Response><" + action + "Result>" + xml + "</" + action
                + "Result><ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata></" + action
                + "Response>").getBytes(StandardCharsets.UTF_8));
    }
}

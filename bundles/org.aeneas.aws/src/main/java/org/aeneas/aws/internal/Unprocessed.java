package org.aeneas.aws.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;

import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Finds the writes again that DynamoDB sent back as whole items. */
final class Unprocessed {

    private Unprocessed() {
    }

    /** @return those of {@code sent} that came back; all of them if one that came back cannot be told */
    static List<Write> of(List<Write> sent, List<WriteRequest> returned) {
        if (returned.isEmpty()) {
            return List.of();
        }
        Map<Identity, Write> byIdentity = new HashMap<>();
        for (Write write : sent) {
            byIdentity.put(Identity.of(write.delete(), ItemJson.read(write.json())), write);
        }
        List<Write> found = new ArrayList<>(returned.size());
        for (WriteRequest request : returned) {
            Write write = byIdentity.get(identity(request));
            if (write == null) {
                // Writing what was written already is harmless, and losing a write is not.
                return List.copyOf(sent);
            }
            found.add(write);
        }
        return found;
    }

    private static Identity identity(WriteRequest request) {
        boolean delete = request.deleteRequest() != null;
        return Identity.of(delete, ItemConversion.fromSdk(delete ? request.deleteRequest().key()
                : request.putRequest().item()));
    }

    private record Identity(boolean delete, ByteBuffer digest) {
        static Identity of(boolean delete, Item item) {
            return new Identity(delete, ByteBuffer.wrap(item.digest()));
        }
    }
}

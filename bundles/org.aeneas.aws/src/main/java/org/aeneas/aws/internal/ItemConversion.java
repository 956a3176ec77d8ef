package org.aeneas.aws.internal;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;

import software.amazon.awssdk.core.SdkBytes;

/** Items of ours and of the SDK's. */
final class ItemConversion {

    private ItemConversion() {
    }

    static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> toSdk(Item item) {
        return toSdk(item.attributes());
    }

    static Item fromSdk(Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> attributes) {
        return new Item(entries(attributes));
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> toSdk(
            Map<String, AttributeValue> values) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> converted = new LinkedHashMap<>();
        values.forEach((name, value) -> converted.put(name, toSdk(value)));
        return converted;
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue toSdk(AttributeValue value) {
        var builder = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
        if (value instanceof AttributeValue.S s) {
            builder.s(s.value());
        } else if (value instanceof AttributeValue.N n) {
            builder.n(n.value());
        } else if (value instanceof AttributeValue.B b) {
            builder.b(bytes(b.base64()));
        } else if (value instanceof AttributeValue.Bool bool) {
            builder.bool(bool.value());
        } else if (value instanceof AttributeValue.Null) {
            builder.nul(true);
        } else if (value instanceof AttributeValue.L l) {
            builder.l(l.values().stream().map(ItemConversion::toSdk).toList());
        } else if (value instanceof AttributeValue.M m) {
            builder.m(toSdk(m.values()));
        } else if (value instanceof AttributeValue.Ss ss) {
            builder.ss(ss.values());
        } else if (value instanceof AttributeValue.Ns ns) {
            builder.ns(ns.values());
        } else if (value instanceof AttributeValue.Bs bs) {
            builder.bs(bs.base64().stream().map(ItemConversion::bytes).toList());
        }
        return builder.build();
    }

    private static Map<String, AttributeValue> entries(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> values) {
        Map<String, AttributeValue> converted = new LinkedHashMap<>();
        values.forEach((name, value) -> converted.put(name, fromSdk(value)));
        return converted;
    }

    private static AttributeValue fromSdk(software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
        return switch (value.type()) {
            case S -> new AttributeValue.S(value.s());
            case N -> new AttributeValue.N(value.n());
            case B -> new AttributeValue.B(base64(value.b()));
            case BOOL -> new AttributeValue.Bool(value.bool());
            case NUL -> new AttributeValue.Null();
            case L -> new AttributeValue.L(value.l().stream().map(ItemConversion::fromSdk).toList());
            case M -> new AttributeValue.M(entries(value.m()));
            case SS -> new AttributeValue.Ss(List.copyOf(value.ss()));
            case NS -> new AttributeValue.Ns(List.copyOf(value.ns()));
            case BS -> new AttributeValue.Bs(value.bs().stream().map(ItemConversion::base64).toList());
            default -> throw new IllegalArgumentException("DynamoDB sent a type that the SDK does not know");
        };
    }

    private static SdkBytes bytes(String base64) {
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}

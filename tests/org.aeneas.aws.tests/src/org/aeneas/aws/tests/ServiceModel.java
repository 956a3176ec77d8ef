package org.aeneas.aws.tests;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.aeneas.aws.Aws;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * A structure of a service as the AWS SDK's own classes describe it: they are made from the service's model. By
 * reflection, for the SDK is sealed in its bundle.
 */
final class ServiceModel {
    private final Object builder;

    private ServiceModel(Object builder) {
        this.builder = builder;
    }

    /** @param name {@code dynamodb.model.DescribeImportResponse} */
    static ServiceModel of(String name) {
        try {
            String type = "software.amazon.awssdk.services." + name;
            Bundle bundle = FrameworkUtil.getBundle(Aws.class);
            Class<?> found = bundle == null ? Class.forName(type) : bundle.loadClass(type);
            return new ServiceModel(call(found, null, "builder"));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** What in the JSON the model does not know, or knows of another type; nothing if it is as AWS would send it. */
    List<String> strangers(JsonNode json) {
        List<String> strangers = new ArrayList<>();
        compare("", json, strangers);
        return strangers;
    }

    /** The members' names. */
    Set<String> members() {
        return new TreeSet<>(fields().keySet());
    }

    private void compare(String path, JsonNode json, List<String> strangers) {
        Map<String, Object> fields = fields();
        json.properties().forEach(member -> {
            Object field = fields.get(member.getKey());
            String here = path + "/" + member.getKey();
            if (field == null) {
                strangers.add(here + " is no member");
            } else {
                compare(here, field, member.getValue(), strangers);
            }
        });
    }

    private static void compare(String path, Object field, JsonNode value, List<String> strangers) {
        String type = call(field, "marshallingType").toString();
        switch (type) {
            case "SdkPojo" -> {
                Object nested = call(call(field, "constructor"), "get");
                new ServiceModel(nested).compare(path, value, strangers);
            }
            case "List" -> {
                Object member = call(trait(field, "ListTrait"), "memberFieldInfo");
                for (int i = 0; i < value.size(); i++) {
                    compare(path + "/" + i, member, value.get(i), strangers);
                }
                expect(value.isArray(), path, type, strangers);
            }
            case "Long", "Integer" -> expect(value.isIntegralNumber(), path, type, strangers);
            case "Instant" -> expect(value.isNumber(), path, type, strangers);
            case "Boolean" -> expect(value.isBoolean(), path, type, strangers);
            case "String" -> expect(value.isTextual(), path, type, strangers);
            default -> throw new AssertionError(path + ": not looked for yet: " + type);
        }
    }

    private static void expect(boolean fits, String path, String type, List<String> strangers) {
        if (!fits) {
            strangers.add(path + " is no " + type);
        }
    }

    private static Object trait(Object field, String name) {
        try {
            ClassLoader loader = field.getClass().getClassLoader();
            Class<?> trait = loader.loadClass("software.amazon.awssdk.core.traits." + name);
            Object found = field.getClass().getMethod("getTrait", Class.class).invoke(field, trait);
            return Optional.ofNullable(found).orElseThrow();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        for (Object field : (List<?>) call(builder, "sdkFields")) {
            fields.put(call(field, "locationName").toString(), field);
        }
        return fields;
    }

    private static Object call(Object target, String method) {
        return call(target.getClass(), target, method);
    }

    private static Object call(Class<?> type, Object target, String method) {
        try {
            Method found = type.getMethod(method);
            found.setAccessible(true);
            return found.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + "." + method, e);
        }
    }
}

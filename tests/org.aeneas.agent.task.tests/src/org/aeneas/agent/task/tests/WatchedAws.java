package org.aeneas.agent.task.tests;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ObjectStore;
import org.aeneas.aws.Replications;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.SessionKeys;
import org.aeneas.aws.TableAdmin;

/**
 * AWS, whose user is told before and after each call that changes something.
 *
 * @param watch is given the name of the call; may block it
 */
record WatchedAws(Aws aws, Watch watch) implements Aws {
    private static final Set<String> CHANGES = Set.of("put", "write", "create", "delete", "ensure", "test", "start",
            "stop");

    @FunctionalInterface
    interface Watch {
        void change(String call);
    }

    @Override
    public AwsSession connect(ServiceProfile profile) {
        AwsSession session = aws.connect(profile);
        ObjectStore objects = watched(ObjectStore.class, session.objects());
        ItemStore items = watched(ItemStore.class, session.items());
        TableAdmin tables = watched(TableAdmin.class, session.tables());
        Replications replications = watched(Replications.class, session.replications());
        return proxy(AwsSession.class, (self, method, arguments) -> switch (method.getName()) {
            case "objects" -> objects;
            case "items" -> items;
            case "tables" -> tables;
            case "replications" -> replications;
            default -> call(session, method, arguments);
        });
    }

    @Override
    public SessionKeys keys(Credentials credentials) {
        return aws.keys(credentials);
    }

    @Override
    public Optional<String> configuredRegion(Credentials credentials) {
        return aws.configuredRegion(credentials);
    }

    @Override
    public List<String> configuredProfiles() {
        return aws.configuredProfiles();
    }

    @Override
    public List<String> regions() {
        return aws.regions();
    }

    private <T> T watched(Class<T> type, T service) {
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("impatient")) {
                return watched(Replications.class, (Replications) call(service, method, arguments));
            }
            if (!CHANGES.contains(method.getName())) {
                return call(service, method, arguments);
            }
            watch.change(method.getName());
            Object result = call(service, method, arguments);
            watch.change(method.getName());
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(WatchedAws.class.getClassLoader(), new Class<?>[] { type }, handler));
    }

    private static Object call(Object service, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

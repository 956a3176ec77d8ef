package org.aeneas.tests.support;

import java.util.function.Supplier;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What all tests of a run share: made when one first asks for it, closed after the last. A CloseableResource too,
 * because the engine that Tycho's surefire brings along (JUnit 5.12) closes nothing else.
 */
@SuppressWarnings("deprecation")
public interface SharedFixture extends AutoCloseable, ExtensionContext.Store.CloseableResource {

    /** The run's fixture of that type, made by {@code maker} if it is the first. */
    static <T extends SharedFixture> T of(ExtensionContext context, Class<T> type, Supplier<T> maker) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(SharedFixture.class))
                .getOrComputeIfAbsent(type, key -> maker.get(), type);
    }

    @Override
    void close();
}

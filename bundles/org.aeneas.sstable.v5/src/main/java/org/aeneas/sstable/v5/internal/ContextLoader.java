package org.aeneas.sstable.v5.internal;

/**
 * Cassandra's classes find others through the thread's context class loader, which under OSGi is not theirs: it is
 * set for the time of a call.
 */
final class ContextLoader implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    ContextLoader() {
        thread.setContextClassLoader(ContextLoader.class.getClassLoader());
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}

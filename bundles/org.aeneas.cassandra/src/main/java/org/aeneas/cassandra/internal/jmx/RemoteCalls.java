package org.aeneas.cassandra.internal.jmx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.Socket;
import java.rmi.server.UID;

/**
 * The two calls whose answers are stubs, in the wire protocol of RMI (Java RMI Specification, chapter 10): asking the
 * registry, and opening a JMX connection. See {@link RemoteReference} for why RMI is not let do that.
 */
final class RemoteCalls {
    private static final int MAGIC = 0x4a524d49;
    private static final int VERSION = 2;
    private static final int SINGLE_OPERATION = 0x4c;
    private static final int CALL = 0x50;
    private static final int RETURN = 0x51;
    private static final int NORMAL_RETURN = 1;
    private static final int MOST_BYTES = 1 << 20;
    /** Of the registry's interface; its third operation is lookup. */
    private static final long REGISTRY_HASH = 4905912898345647071L;
    private static final int LOOKUP = 2;
    /** {@code RMIServer.newClient(Object)}, by the specification's hash of its signature. */
    private static final long NEW_CLIENT_HASH = -1089742558549201240L;
    private static final int BY_HASH = -1;

    private final TunnelSockets sockets;

    RemoteCalls(TunnelSockets sockets) {
        this.sockets = sockets;
    }

    /** Something answers that is no RMI of Java's. */
    static final class NotSpokenException extends IOException {
        private static final long serialVersionUID = 1L;

        NotSpokenException(String message) {
            super(message);
        }
    }

    /** Asks the registry on the host's loopback address. */
    RemoteReference lookup(String host, int port, String name) throws IOException, ReflectiveOperationException {
        // The registry's id is all zeros: ObjID.REGISTRY_ID, and a UID of zero.
        byte[] registry = new byte[RemoteReference.OBJECT_ID_BYTES];
        return call(new RemoteReference(host, port, false, registry), LOOKUP, REGISTRY_HASH, name);
    }

    /** @param credentials null, or user and password */
    RemoteReference newClient(RemoteReference server, String[] credentials)
            throws IOException, ReflectiveOperationException {
        return call(server, BY_HASH, NEW_CLIENT_HASH, credentials);
    }

    private RemoteReference call(RemoteReference object, int operation, long hash, Object argument)
            throws IOException, ReflectiveOperationException {
        try (Socket socket = sockets.createSocket(object.host(), object.port())) {
            write(socket.getOutputStream(), object, operation, hash, argument);
            byte[] answer = read(socket.getInputStream());
            try (AnswerReader in = new AnswerReader(answer)) {
                byte kind = in.readByte();
                UID.read(in);
                if (kind != NORMAL_RETURN) {
                    throw new InvocationTargetException(in.thrown());
                }
                return RemoteReference.find(answer).orElseThrow(() -> new NotSpokenException("no stub in the answer"));
            }
        }
    }

    private static void write(OutputStream to, RemoteReference object, int operation, long hash, Object argument)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeInt(MAGIC);
        header.writeShort(VERSION);
        header.writeByte(SINGLE_OPERATION);
        header.writeByte(CALL);
        try (ObjectOutputStream call = new CallWriter(header)) {
            call.write(object.objectId());
            call.writeInt(operation);
            call.writeLong(hash);
            call.writeObject(argument);
        }
        to.write(bytes.toByteArray());
        to.flush();
    }

    /** All that follows the byte that says that it is an answer; the other side closes after it. */
    private static byte[] read(InputStream in) throws IOException {
        int kind = in.read();
        if (kind != RETURN) {
            throw new NotSpokenException(kind < 0 ? "closed without an answer" : "answered with byte " + kind);
        }
        byte[] answer = in.readNBytes(MOST_BYTES);
        if (answer.length == MOST_BYTES) {
            throw new NotSpokenException("the answer has no end");
        }
        return answer;
    }

    /** RMI writes where a class comes from after each class: from nowhere. */
    private static final class CallWriter extends ObjectOutputStream {
        CallWriter(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            writeObject(null);
        }
    }

    /** Reads what is thrown: Java's own classes only. */
    private static final class AnswerReader extends ObjectInputStream {
        private boolean security;

        AnswerReader(byte[] answer) throws IOException {
            super(new ByteArrayInputStream(answer));
            setObjectInputFilter(ObjectInputFilter.Config.createFilter("java.**;javax.management.**;!*"));
        }

        /**
         * A refused login has the exception of whoever checked it as its cause, which is of any class;
         * Cassandra 5.0 wraps all of that once more.
         */
        Throwable thrown() throws IOException, ClassNotFoundException {
            try {
                return (Throwable) readObject();
            } catch (InvalidClassException | ClassNotFoundException e) {
                if (security) {
                    return new SecurityException("for a reason that is not to be read", e);
                }
                throw e;
            }
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            security |= type.getName().equals(SecurityException.class.getName());
            readObject();
            return Class.forName(type.getName(), false, RemoteCalls.class.getClassLoader());
        }
    }
}

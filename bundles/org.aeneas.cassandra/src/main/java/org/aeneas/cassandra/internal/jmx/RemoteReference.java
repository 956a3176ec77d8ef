package org.aeneas.cassandra.internal.jmx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.rmi.Remote;
import java.rmi.server.Operation;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RemoteCall;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteRef;
import java.util.Optional;

import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnectionImpl_Stub;

/**
 * Where a remote object is, as its stub says in the serialized form that {@link RemoteObject}'s {@code writeObject}
 * documents. A stub that RMI itself reads would at once connect to the place that it names, on this machine or past
 * SSH; so stubs are not read but only looked at, and made anew with a socket factory of ours.
 *
 * @param ownSockets whether the stub brings a socket factory of its own, as for TLS
 * @param objectId   as it stands in the stream
 */
record RemoteReference(String host, int port, boolean ownSockets, byte[] objectId) {
    private static final String PLAIN = "UnicastRef";
    private static final String WITH_FACTORY = "UnicastRef2";
    /** A long, and a UID: an int, a long and a short. */
    static final int OBJECT_ID_BYTES = 22;

    /** @param stub serialized, with whatever is around it */
    static Optional<RemoteReference> find(byte[] stub) throws IOException {
        for (String form : new String[] { WITH_FACTORY, PLAIN }) {
            int at = indexOf(stub, (char) 0 + "" + (char) form.length() + form);
            if (at >= 0) {
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(stub, at, stub.length - at));
                return Optional.of(read(in, in.readUTF().equals(WITH_FACTORY)));
            }
        }
        return Optional.empty();
    }

    private static RemoteReference read(DataInputStream in, boolean mayHaveFactory) throws IOException {
        boolean ownSockets = mayHaveFactory && in.readByte() != 0;
        String host = in.readUTF();
        int port = in.readInt();
        return new RemoteReference(host, port, ownSockets, ownSockets ? new byte[0] : in.readNBytes(OBJECT_ID_BYTES));
    }

    private static int indexOf(byte[] bytes, String ascii) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(ascii);
    }

    /** The same object, reached otherwise. */
    RemoteReference at(String otherHost) {
        return new RemoteReference(otherHost, port, ownSockets, objectId);
    }

    /** A stub of the connection that this refers to. */
    RMIConnection connection(RMIClientSocketFactory sockets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new RMIConnectionImpl_Stub(new Form(this)));
        }
        try (ObjectInputStream in = new StubReader(bytes.toByteArray(), sockets)) {
            return (RMIConnection) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("every Java has these classes", e);
        }
    }

    /** Stands for the socket factory while a stub is in serialized form. */
    private record Marker() implements Serializable {
    }

    /** Writes a reference that Java's own class reads. */
    private record Form(RemoteReference to) implements RemoteRef {
        @Override
        public String getRefClass(ObjectOutput out) {
            return WITH_FACTORY;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeByte(1);
            out.writeUTF(to.host);
            out.writeInt(to.port);
            out.writeObject(new Marker());
            out.write(to.objectId);
            out.writeBoolean(false);
        }

        @Override
        public void readExternal(ObjectInput in) {
            throw new UnsupportedOperationException("is only written");
        }

        @Override
        public Object invoke(Remote stub, Method method, Object[] arguments, long hash) {
            throw new UnsupportedOperationException("is only written");
        }

        @Override
        @Deprecated
        public RemoteCall newCall(RemoteObject stub, Operation[] operations, int number, long hash) {
            throw new UnsupportedOperationException("is only written");
        }

        @Override
        @Deprecated
        public void invoke(RemoteCall call) {
            throw new UnsupportedOperationException("is only written");
        }

        @Override
        @Deprecated
        public void done(RemoteCall call) {
            throw new UnsupportedOperationException("is only written");
        }

        @Override
        public int remoteHashCode() {
            return to.hashCode();
        }

        @Override
        public boolean remoteEquals(RemoteRef other) {
            return equals(other);
        }

        @Override
        public String remoteToString() {
            return to.host + ":" + to.port;
        }
    }

    private static final class StubReader extends ObjectInputStream {
        private final RMIClientSocketFactory sockets;

        StubReader(byte[] bytes, RMIClientSocketFactory sockets) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.sockets = sockets;
            enableResolveObject(true);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
            return Class.forName(type.getName(), false, RemoteReference.class.getClassLoader());
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Marker ? sockets : object;
        }
    }
}

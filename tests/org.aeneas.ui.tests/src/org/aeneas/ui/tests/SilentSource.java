package org.aeneas.ui.tests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A source with one table, whose rows it does not answer until it is told to. */
final class SilentSource implements SourceEngine, SourceConnection {
    private static final TableSchema TABLE = TableSchema.of("silent", "table", Column.partitionKey("id", Native.INT));

    static final String ID = "silent";

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Makes it one of the engines that this installation has, and connects to it as a user does. */
    ServiceRegistration<SourceEngine> connect() {
        BundleContext context = FrameworkUtil.getBundle(SilentSource.class).getBundleContext();
        ServiceRegistration<SourceEngine> engine = context.registerService(SourceEngine.class, this, null);
        UiThread.actWithoutWaiting(SilentSource::openDialog);
        ConnectPage.await().press("OK").awaitClosed();
        return engine;
    }

    private static void openDialog() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        Command command = window.getService(ICommandService.class).getCommand("org.aeneas.ui.connectSource");
        try {
            window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command,
                    Map.of("org.aeneas.ui.connectSource.engine", ID)), null);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }

    void awaitAsked() {
        await(asked);
    }

    void answer() {
        answered.countDown();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Silent source";
    }

    @Override
    public List<ConnectionField> connectionFields() {
        return List.of();
    }

    @Override
    public SourceConnection connect(ConnectionSettings settings, Progress progress) {
        return this;
    }

    @Override
    public String description() {
        return "a source that does not answer";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(TABLE), List.of(), List.of());
    }

    @Override
    public RowSource query(TableSchema table, String consistency) {
        return new Rows(table);
    }

    @Override
    public void close() {
        answer();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Rows implements RowSource {
        private final TableSchema table;

        Rows(TableSchema table) {
            this.table = table;
        }

        @Override
        public TableSchema schema() {
            return table;
        }

        @Override
        public List<Split> splits(long targetBytes) {
            return List.of();
        }

        @Override
        public RowCursor open(TokenRange range, long asOf) {
            asked.countDown();
            await(answered);
            throw new CancelledException();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

package org.aeneas.ui.migration.internal.create;

import java.util.List;
import java.util.Optional;

import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.Encryption.OnS3;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** "Data encryption", and how. */
final class EncryptionPart {
    private static final int ENABLE = 1;
    private static final List<OnS3> CHOICES = List.of(OnS3.SSE_S3, OnS3.SSE_KMS, OnS3.NONE);

    private final Combo encryption;
    private final Combo onS3;
    private final Text key;
    private final Button local;

    EncryptionPart(Composite page, Runnable changed) {
        encryption = Fields.choice(page, Messages.Create_ENCRYPTION, MigrationIds.ENCRYPTION,
                List.of(Messages.Create_DISABLE, Messages.Create_ENABLE));
        onS3 = Fields.choice(page, Messages.Create_ENCRYPT_ON_S3, MigrationIds.ENCRYPT_ON_S3,
                CHOICES.stream().map(CreateTexts::onS3).toList());
        key = Fields.text(page, Messages.Create_KMS_KEY, MigrationIds.KMS_KEY, 0);
        key.setMessage(Messages.Create_KMS_HINT);
        local = Fields.check(page, Messages.Create_ENCRYPT_LOCAL, MigrationIds.ENCRYPT_LOCAL);
        local.setSelection(true);
        encryption.addListener(SWT.Selection, event -> update(changed));
        onS3.addListener(SWT.Selection, event -> update(changed));
        key.addListener(SWT.Modify, event -> changed.run());
        local.addListener(SWT.Selection, event -> changed.run());
        enable();
    }

    private void update(Runnable changed) {
        enable();
        changed.run();
    }

    private void enable() {
        boolean enabled = encryption.getSelectionIndex() == ENABLE;
        onS3.setEnabled(enabled);
        local.setEnabled(enabled);
        key.setEnabled(enabled && CHOICES.get(onS3.getSelectionIndex()) == OnS3.SSE_KMS);
    }

    /** @throws org.aeneas.core.ProblemException {@code value-out-of-bounds} for what is no key */
    Encryption encryption() {
        if (encryption.getSelectionIndex() != ENABLE) {
            return Encryption.NONE;
        }
        Optional<String> kms = key.getEnabled() && !key.getText().isBlank() ? Optional.of(key.getText().strip())
                : Optional.empty();
        return new Encryption(CHOICES.get(onS3.getSelectionIndex()), kms, local.getSelection());
    }
}

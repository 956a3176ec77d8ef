package org.aeneas.ui.mapping.internal.assessment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.PriceList;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.PriceBook;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** The prices that estimates reckon with. */
final class PricesDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;
    private static final int WIDTH = 220;

    private final PriceBook prices;
    private Text region;
    private Text date;
    private Text currency;
    private Text writes;
    private Text storage;
    private Text imports;

    PricesDialog(Shell parent, PriceBook prices) {
        super(parent);
        this.prices = prices;
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Prices_TITLE);
        WidgetIds.name(shell, MappingIds.PRICES_DIALOG);
        HelpTopics.set(shell, HelpTopics.MAPPING);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.Prices_TITLE);
        setMessage(NLS.bind(Messages.Prices_DESCRIPTION, prices.file()));
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        PriceList list = prices.list();
        region = field(page, Messages.Prices_REGION, MappingIds.PRICE_REGION, list.region());
        date = field(page, Messages.Prices_DATE, MappingIds.PRICE_DATE, list.date().toString());
        currency = field(page, Messages.Prices_CURRENCY, MappingIds.PRICE_CURRENCY, list.currency());
        writes = field(page, Messages.Prices_WRITES, MappingIds.PRICE_WRITES, text(list.perMillionWrites()));
        storage = field(page, Messages.Prices_STORAGE, MappingIds.PRICE_STORAGE, text(list.perGbMonth()));
        imports = field(page, Messages.Prices_IMPORT, MappingIds.PRICE_IMPORT, text(list.perGbImported()));
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Save, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        try {
            prices.save(typed());
            super.okPressed();
        } catch (ProblemException e) {
            say(e.problem());
        }
    }

    private Text field(Composite page, String label, String id, String value) {
        new Label(page, SWT.NONE).setText(label);
        Text text = WidgetIds.name(new Text(page, SWT.BORDER), id);
        text.setText(value);
        text.addListener(SWT.Modify, event -> validate());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private void validate() {
        Button save = getButton(IDialogConstants.OK_ID);
        if (save == null) {
            return;
        }
        try {
            typed();
            setErrorMessage(null);
            save.setEnabled(true);
        } catch (ProblemException e) {
            say(e.problem());
            save.setEnabled(false);
        }
    }

    private void say(Problem problem) {
        setErrorMessage(problem.what() + " " + problem.remedy());
    }

    private PriceList typed() {
        return new PriceList(region.getText().strip(), date(), currency.getText().strip(), price(writes),
                price(storage), price(imports));
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(date.getText().strip());
        } catch (DateTimeException e) {
            throw new Problem("value-wrong", Messages.Prices_NO_DATE, date.getText(), Messages.Prices_DATE_LIKE)
                    .asException(e);
        }
    }

    private static String text(Optional<BigDecimal> price) {
        return price.map(BigDecimal::toPlainString).orElse("");
    }

    private static Optional<BigDecimal> price(Text text) {
        try {
            return Optional.of(text.getText().strip()).filter(t -> !t.isEmpty()).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new Problem("value-wrong", NLS.bind(Messages.Prices_NO_NUMBER, text.getText()), text.getText(),
                    Messages.Prices_NUMBER_LIKE).asException(e);
        }
    }
}

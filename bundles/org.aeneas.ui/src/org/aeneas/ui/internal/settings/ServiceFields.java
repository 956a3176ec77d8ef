package org.aeneas.ui.internal.settings;

import java.util.EnumMap;
import java.util.Map;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.settings.ConnectionTest;
import org.aeneas.ui.Mnemonics;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A small table of services: the endpoint of each, and what its test found. */
final class ServiceFields {
    private static final int MARGIN = 6;
    /** Two services in a row, each with its name, endpoint and result. */
    private static final int COLUMNS = 6;
    private static final int ENDPOINT_WIDTH = 130;
    private static final int RESULT_WIDTH = 48;

    /** What is visible beside it: their letters are taken. */
    private static final String[] OTHERS = {Messages.Profiles_ADD, Messages.Profiles_REMOVE, Messages.Profile_NAME,
        Messages.Profile_KEY_PAIR, Messages.Profile_OF_MACHINE, Messages.Profile_ACCESS_KEY,
        Messages.Profile_SECRET_KEY, Messages.Profile_SESSION_TOKEN, Messages.Profile_MACHINE, Messages.Profile_REGION,
        Messages.Profile_BUCKET, Messages.Test_START, Messages.Dialog_APPLY};

    private final Map<Service, Text> endpoints = new EnumMap<>(Service.class);
    private final Map<Service, Label> results = new EnumMap<>(Service.class);

    /** @param changed called after each change of an endpoint */
    ServiceFields(Composite parent, int span, Runnable changed) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(Messages.Profile_ENDPOINTS);
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).margins(MARGIN, MARGIN).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).span(span, 1).applyTo(group);
        Mnemonics mnemonics = new Mnemonics(OTHERS);
        for (Service service : ConnectionTest.SERVICES) {
            new Label(group, SWT.NONE).setText(mnemonics.in(Messages.service(service)) + ":");
            Text endpoint = WidgetIds.name(new Text(group, SWT.BORDER), SettingsIds.endpoint(service));
            endpoint.setMessage(Messages.Profile_OWN_ENDPOINT);
            endpoint.addListener(SWT.Modify, event -> changed.run());
            GridDataFactory.fillDefaults().grab(true, false).hint(ENDPOINT_WIDTH, SWT.DEFAULT).applyTo(endpoint);
            endpoints.put(service, endpoint);
            Label result = WidgetIds.name(new Label(group, SWT.NONE), SettingsIds.result(service));
            GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(RESULT_WIDTH, SWT.DEFAULT).applyTo(result);
            results.put(service, result);
        }
    }

    /** Fills the fields. */
    void show(Map<Service, String> typed) {
        endpoints.forEach((service, text) -> text.setText(typed.getOrDefault(service, "")));
    }

    /** What was typed, without the blank ones. */
    Map<Service, String> typed() {
        Map<Service, String> typed = new EnumMap<>(Service.class);
        endpoints.forEach((service, text) -> {
            if (!text.getText().isBlank()) {
                typed.put(service, text.getText());
            }
        });
        return typed;
    }

    void showResult(Service service, String text) {
        results.get(service).setText(text);
    }

    void showResults(String text) {
        results.values().forEach(label -> label.setText(text));
    }
}

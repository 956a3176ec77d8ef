package org.aeneas.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Makes pictures of windows as they are on the screen, numbered in their order. */
final class Camera {
    /** Windows that have just opened draw themselves in several steps. */
    private static final int PATIENCE = 8;

    private final Path folder;
    private int number;

    Camera(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main window. */
    void window(String name) {
        shoot(name, WidgetIds.WINDOW);
    }

    /** @param shells by their ids; the picture has all of them */
    void shoot(String name, String... shells) {
        Stream.of(shells).forEach(id -> UiThread.waitFor(id, () -> Widgets.find(Shell.class, id)
                .filter(Shell::isVisible).isPresent()));
        take(name, () -> Stream.of(shells).map(id -> Widgets.byId(Shell.class, id).getBounds())
                .reduce(Rectangle::union).orElseThrow());
    }

    /** A dialog that has no id. */
    void titled(String name, String title) {
        UiThread.waitFor(title, () -> Widgets.shellTitled(title).isPresent());
        take(name, () -> Widgets.shellTitled(title).orElseThrow().getBounds());
    }

    private void take(String name, Callable<Rectangle> place) {
        for (int i = 0; i < PATIENCE; i++) {
            UiThread.act(() -> Arrays.stream(Display.getCurrent().getShells()).forEach(Shell::update));
            UiThread.pause();
        }
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {UiThread.ask(() -> picture(place.call()))};
        number++;
        loader.save(folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", number, name)).toString(),
                SWT.IMAGE_PNG);
    }

    private static ImageData picture(Rectangle place) {
        Display display = Display.getCurrent();
        Rectangle seen = place.intersection(display.getBounds());
        Image image = new Image(display, seen.width, seen.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, seen.x, seen.y);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}

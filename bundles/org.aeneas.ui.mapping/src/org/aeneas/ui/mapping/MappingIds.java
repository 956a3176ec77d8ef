package org.aeneas.ui.mapping;

/** Stable names of the widgets of the Mapping view and the Assessment report view; see {@code WidgetIds}. */
public final class MappingIds {
    public static final String TABLES = "aeneas.mapping.tables";
    public static final String TABLES_HINT = "aeneas.mapping.tables.hint";
    public static final String EPOCH_ALL = "aeneas.mapping.all.epoch";
    public static final String WRITE_TIME_ALL = "aeneas.mapping.all.write-time";
    public static final String APPLY = "aeneas.mapping.apply";

    public static final String TABLE_TITLE = "aeneas.mapping.table";
    public static final String TABLE_NOTE = "aeneas.mapping.table.note";
    public static final String TARGET_NAME = "aeneas.mapping.table.target";
    public static final String PARTITION_KEY = "aeneas.mapping.table.partition-key";
    public static final String SORT_KEY = "aeneas.mapping.table.sort-key";
    public static final String TTL = "aeneas.mapping.table.ttl";
    public static final String EPOCH = "aeneas.mapping.table.epoch";
    public static final String WRITE_TIME = "aeneas.mapping.table.write-time";
    public static final String KEYS = "aeneas.mapping.table.keys";
    public static final String RESET_TABLE = "aeneas.mapping.table.reset";
    public static final String TABS = "aeneas.mapping.table.tabs";
    public static final String COLUMNS = "aeneas.mapping.columns";
    public static final String ATTRIBUTE = "aeneas.mapping.column.attribute";
    public static final String EXCLUDED = "aeneas.mapping.column.excluded";
    public static final String COLUMN_EPOCH = "aeneas.mapping.column.epoch";
    public static final String CSV_LENGTH = "aeneas.mapping.column.csv-length";
    public static final String RESET_COLUMN = "aeneas.mapping.column.reset";
    public static final String INDEXES = "aeneas.mapping.indexes";
    public static final String INDEX_NOTE = "aeneas.mapping.indexes.note";
    public static final String FINDINGS = "aeneas.mapping.findings";
    public static final String FINDING = "aeneas.mapping.finding";
    public static final String COST = "aeneas.mapping.cost";

    public static final String PREVIEW_STATE = "aeneas.mapping.preview.state";
    public static final String PREVIEW_ITEMS = "aeneas.mapping.preview.items";
    public static final String PREVIEW_READ = "aeneas.mapping.preview.read";

    public static final String APPLY_DIALOG = "aeneas.mapping.apply.dialog";
    public static final String APPLY_TABLES = "aeneas.mapping.apply.tables";
    public static final String APPLY_ALL = "aeneas.mapping.apply.all";
    public static final String APPLY_NONE = "aeneas.mapping.apply.none";
    public static final String ON_DEMAND = "aeneas.mapping.apply.on-demand";
    public static final String PROVISIONED = "aeneas.mapping.apply.provisioned";
    public static final String READ_UNITS = "aeneas.mapping.apply.read-units";
    public static final String WRITE_UNITS = "aeneas.mapping.apply.write-units";

    public static final String PROBLEMS = "aeneas.mapping.problems";
    public static final String PROBLEMS_HINT = "aeneas.mapping.problems.hint";

    public static final String SUMMARY = "aeneas.assessment.summary";
    public static final String TOTALS = "aeneas.assessment.totals";
    public static final String PRICES = "aeneas.assessment.prices";
    public static final String EDIT_PRICES = "aeneas.assessment.prices.edit";
    public static final String READ_SIZES = "aeneas.assessment.sizes.read";
    public static final String ASSESSED = "aeneas.assessment.tables";
    public static final String VALUE_BYTES = "aeneas.assessment.size.bytes";
    public static final String ROW_BYTES = "aeneas.assessment.size.row";
    public static final String ASSESSED_FINDINGS = "aeneas.assessment.findings";
    public static final String ASSESSED_FINDING = "aeneas.assessment.finding";
    public static final String ASSESSED_COST = "aeneas.assessment.cost";
    public static final String SAVE = "aeneas.assessment.save";

    public static final String SAVE_DIALOG = "aeneas.assessment.save.dialog";
    public static final String SAVE_FORMAT = "aeneas.assessment.save.format";
    public static final String SAVE_FILE = "aeneas.assessment.save.file";
    public static final String PRICES_DIALOG = "aeneas.assessment.prices.dialog";
    public static final String PRICE_REGION = "aeneas.assessment.prices.region";
    public static final String PRICE_DATE = "aeneas.assessment.prices.date";
    public static final String PRICE_CURRENCY = "aeneas.assessment.prices.currency";
    public static final String PRICE_WRITES = "aeneas.assessment.prices.writes";
    public static final String PRICE_STORAGE = "aeneas.assessment.prices.storage";
    public static final String PRICE_IMPORT = "aeneas.assessment.prices.import";

    private MappingIds() {
    }

    /** Of the widget that says what is wrong with what stands in that field. */
    public static String problemOf(String field) {
        return field + ".problem";
    }
}

package io.mirage.platform.secrets;

import java.util.function.UnaryOperator;

/**
 * Where a module keeps what the vault sealed; a bean of it has the values sealed anew when a new master key is taken.
 *
 * @param table with its schema
 * @param id an SQL expression, a text that is different for each row
 * @param column what is sealed; rows without a value are passed over
 * @param context of the row with that id
 */
public record SealedColumn(String table, String id, String column, UnaryOperator<String> context) {}

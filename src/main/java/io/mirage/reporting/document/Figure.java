package io.mirage.reporting.document;

/** A number that stands for the whole, for example "3" "Findings" "1 high, 2 low". */
public record Figure(String number, String name, String remark) {}

namespace CreditFunctions.Functions.Exports;

/// <summary>The rows of one file of an export.</summary>
/// <param name="Next">Start of the next file; null for the last.</param>
public sealed record ExportPart<TRow>(IReadOnlyList<TRow> Rows, string? Next);

namespace CreditFunctions.Core.Exports;

/// <summary>A column of an export. CSV, XLSX, JSON and the schema are generated from it.</summary>
/// <param name="Name">Name of the field in the schema.</param>
/// <param name="Meaning">For the schema, in Chinese.</param>
/// <param name="Text">Value of a row; empty where there is none.</param>
public sealed record ExportColumn<TRow>(string Name, string Meaning, Func<TRow, string> Text)
{
    /// <summary>In characters; the channel refuses longer texts, so they are truncated.</summary>
    public int MaxLength { get; init; } = 2000;

    public bool IsRequired { get; init; } = true;

    /// <summary>Whether it contains whole numbers for calculation: a minus sign is then not escaped as a formula.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Value of a row, truncated to its maximum length.</summary>
    public string Of(TRow row) => Text(row) is var text && text.Length <= MaxLength ? text : text[..MaxLength];
}

namespace CreditFunctions.Core.Exports;

/// <summary>One column of an export. CSV, XLSX, JSON and the schema are generated from it.</summary>
/// <param name="Name">Of the field, as the schema names it.</param>
/// <param name="Meaning">For the schema, in Chinese.</param>
/// <param name="Text">What a row holds; empty where it holds nothing.</param>
public sealed record ExportColumn<TRow>(string Name, string Meaning, Func<TRow, string> Text)
{
    /// <summary>In characters; a longer text is refused by the channel and cut here.</summary>
    public int MaxLength { get; init; } = 2000;

    public bool IsRequired { get; init; } = true;

    /// <summary>Whether it holds whole numbers, which a spreadsheet adds up: then a minus begins no formula.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The text of a row within its length.</summary>
    public string Of(TRow row) => Text(row) is var text && text.Length <= MaxLength ? text : text[..MaxLength];
}

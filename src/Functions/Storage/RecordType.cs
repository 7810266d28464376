using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CreditFunctions.Core;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Names what a record is of: letters, beginning with a capital (<c>Application</c>). Each type is defined by a
/// <see cref="RecordDefinition"/> in the folder of its feature. The default value names none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<RecordType>))]
public readonly partial record struct RecordType : ITextValue<RecordType>
{
    private RecordType(string value) => Value = value;

    public static RecordType Application { get; } = new(nameof(Application));

    public static RecordType Round { get; } = new(nameof(Round));

    /// <summary>A party whose credit checks are shared by applications.</summary>
    public static RecordType Subject { get; } = new(nameof(Subject));

    /// <summary>The directory of officers.</summary>
    public static RecordType Staff { get; } = new(nameof(Staff));

    /// <summary>A stored file.</summary>
    public static RecordType File { get; } = new(nameof(File));

    /// <summary>The rule files and working days that the bureau added.</summary>
    public static RecordType Rules { get; } = new(nameof(Rules));

    /// <summary>The draft of a guide.</summary>
    public static RecordType Draft { get; } = new(nameof(Draft));

    /// <summary>An integrity case.</summary>
    public static RecordType Case { get; } = new(nameof(Case));

    /// <summary>An awarded application: contract, money, acceptance.</summary>
    public static RecordType Project { get; } = new(nameof(Project));

    /// <summary>A party on a list.</summary>
    public static RecordType Listing { get; } = new(nameof(Listing));

    /// <summary>An imported file.</summary>
    public static RecordType Import { get; } = new(nameof(Import));

    /// <summary>The name; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out RecordType value)
    {
        var matches = text is not null && Pattern().IsMatch(text);
        value = matches ? new RecordType(text!) : default;
        return matches;
    }

    /// <summary>Reads a name that this app wrote.</summary>
    /// <exception cref="FormatException">The text is no name of a type.</exception>
    public static RecordType Of(string text) =>
        TryParse(text, out var type) ? type : throw new FormatException($"'{text}' names no type of record.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Z][A-Za-z]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

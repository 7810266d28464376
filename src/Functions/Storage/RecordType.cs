using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CreditFunctions.Core;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// The type of a record: letters, beginning with a capital (<c>Application</c>). Each type is defined by a <see cref="RecordDefinition"/>
/// in the folder of its feature. The default value is no type.
/// </summary>
[JsonConverter(typeof(TextValueConverter<RecordType>))]
public readonly partial record struct RecordType : ITextValue<RecordType>
{
    private RecordType(string value) => Value = value;

    public static RecordType Application { get; } = new(nameof(Application));

    public static RecordType Round { get; } = new(nameof(Round));

    public static RecordType Subject { get; } = new(nameof(Subject));

    public static RecordType Staff { get; } = new(nameof(Staff));

    public static RecordType File { get; } = new(nameof(File));

    public static RecordType Rules { get; } = new(nameof(Rules));

    public static RecordType Draft { get; } = new(nameof(Draft));

    public static RecordType Case { get; } = new(nameof(Case));

    /// <summary>An awarded application: contract, money, acceptance.</summary>
    public static RecordType Project { get; } = new(nameof(Project));

    public static RecordType Listing { get; } = new(nameof(Listing));

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

    /// <exception cref="FormatException">The text is not the name of a type.</exception>
    public static RecordType Of(string text) =>
        TryParse(text, out var type) ? type : throw new FormatException($"'{text}' names no type of record.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Z][A-Za-z]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

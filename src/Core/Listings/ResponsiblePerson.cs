using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>As what somebody is responsible for the conduct of a unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Responsibility>))]
public enum Responsibility
{
    /// <summary>法定代表人</summary>
    LegalRepresentative,

    /// <summary>负责人</summary>
    Head,

    /// <summary>直接责任人</summary>
    DirectlyResponsible,
}

/// <summary>责任人: whom the entry of a unit names beside it (吉林省社会信用条例, art. 26).</summary>
/// <param name="Identifier">The number of an identity document, masked.</param>
public sealed record ResponsiblePerson(Responsibility Responsibility, string Name, CreditSubjectId Subject, string Identifier);

/// <summary>A responsible person as an officer writes one, with the number in clear.</summary>
public sealed record ResponsiblePersonLine(Responsibility Responsibility, string Name, IdentityNumber Number);

/// <summary>Reads the responsible persons of a unit: one on a line, as responsibility, name and number with blanks between.</summary>
public static class ResponsiblePersonText
{
    /// <summary>The most persons of one entry.</summary>
    public const int Most = 10;

    private static readonly TextRule NameText = TextRule.Name(200);

    private static readonly ImmutableArray<(string Word, Responsibility Meaning)> Words =
    [
        ("法定代表人", Responsibility.LegalRepresentative),
        ("负责人", Responsibility.Head),
        ("直接责任人", Responsibility.DirectlyResponsible),
        .. Enum.GetValues<Responsibility>().Select(each => ($"{each}", each)),
    ];

    /// <summary>The persons; empty where nothing is written.</summary>
    public static Result<ImmutableArray<ResponsiblePersonLine>> Read(string? text, DateOnly today)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = lines.Select(line => ReadLine(line, today)).ToList();
        return
            lines.Length <= Most && read.TrueForAll(each => each is not null) && read.DistinctBy(each => each!.Number).Count() == read.Count
            ? read.Select(each => each!).ToImmutableArray()
            : new Error(
                ErrorKind.Invalid,
                "responsible-person-is-unreadable",
                $"Write each person once, on up to {Most} lines: LegalRepresentative, Head or DirectlyResponsible, the name, and the "
                    + "number of the identity card, with blanks between."
            ).At("responsiblePersons");
    }

    private static ResponsiblePersonLine? ReadLine(string line, DateOnly today)
    {
        var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
            parts.Length >= 3
            && Words.FirstOrDefault(each => each.Word == parts[0]) is { Word: not null, Meaning: var responsibility }
            && NameText.Accepts(string.Join(' ', parts[1..^1]))
            && IdentityNumber.TryParse(IdentityKind.CitizenId, parts[^1], today, out var number)
            ? new ResponsiblePersonLine(responsibility, NameText.Clean(string.Join(' ', parts[1..^1])), number)
            : null;
    }
}

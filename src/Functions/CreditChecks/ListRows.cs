using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Something about one row of an imported list that somebody has to look at.</summary>
/// <param name="Field">JSON path in the file.</param>
public sealed record ListRemark(string Field, string Code, string Message);

/// <summary>What an imported file holds.</summary>
/// <param name="Entries">Every row that can be read.</param>
/// <param name="Flagged">Entries with an identifier that fails its check, or that cannot be read and is left out.</param>
/// <param name="Rejected">Rows that cannot be read, and are not on the list.</param>
internal sealed record ListRows(
    ImmutableArray<BureauListEntry> Entries,
    ImmutableArray<ListRemark> Flagged,
    ImmutableArray<ListRemark> Rejected
);

/// <summary>Reads the rows of a list one by one: a row that cannot be read does not keep the others off the list.</summary>
internal sealed class ListRowReader(IdentifierVault vault, DateTimeOffset now)
{
    private static readonly TextRule NameText = TextRule.Name(200);
    private static readonly TextRule BasisText = TextRule.Paragraphs(500);

    private readonly DateOnly _today = BeijingTime.DateOf(now);
    private readonly ImmutableArray<ListRemark>.Builder _flagged = ImmutableArray.CreateBuilder<ListRemark>();
    private readonly ImmutableArray<ListRemark>.Builder _rejected = ImmutableArray.CreateBuilder<ListRemark>();

    public ListRows Read(ImmutableArray<JsonElement> rows)
    {
        var entries = rows.Select((row, index) => Read(row, $"entries[{index}]")).OfType<BureauListEntry>().ToImmutableArray();
        return new ListRows(entries, _flagged.ToImmutable(), _rejected.ToImmutable());
    }

    private BureauListEntry? Read(JsonElement row, string field)
    {
        BureauListLine? line;
        try
        {
            line = row.Deserialize<BureauListLine>(RequestJson.Options);
        }
        catch (JsonException exception)
        {
            var path = RequestJson.FieldOf(exception);
            _rejected.Add(
                new ListRemark(
                    path is null ? field : $"{field}.{path}",
                    "list-row-is-malformed",
                    "The row has an unknown or doubled field, or a value of the wrong type."
                )
            );
            return null;
        }

        if (line is null || !NameText.Accepts(line.Name) || !BasisText.Accepts(line.Basis))
        {
            var part =
                line is null ? field
                : NameText.Accepts(line.Name) ? $"{field}.basis"
                : $"{field}.name";
            _rejected.Add(
                new ListRemark(
                    part,
                    "list-row-is-malformed",
                    "An entry has a name of 1 to 200 characters on one line, and a basis of 1 to 500."
                )
            );
            return null;
        }

        var unit = Take(
            line.UnifiedSocialCreditCode,
            UnifiedSocialCreditCode.Parse,
            UnifiedSocialCreditCode.ParseShape,
            $"{field}.unifiedSocialCreditCode"
        );
        var kind = line.IdentityKind ?? IdentityKind.CitizenId;
        var person = Take(
            line.CitizenId,
            text => IdentityNumber.Parse(kind, text, _today),
            text =>
                kind == IdentityKind.CitizenId
                    ? CitizenId.ParseShape(text, _today).Select(IdentityNumber.Of)
                    : IdentityNumber.Parse(kind, text, _today),
            $"{field}.citizenId"
        );
        return new BureauListEntry(
            NameText.Clean(line.Name),
            unit.Identifier?.Value,
            person.Identifier is { } id ? vault.BlindIndex(id) : null,
            BasisText.Clean(line.Basis),
            line.Until
        )
        {
            IsPublic = line.IsPublic,
            IdentityKind = kind,
            FailsCheck = unit.FailsCheck || person.FailsCheck,
        };
    }

    /// <summary>
    /// The identifier, if it has at least the shape of one. One that fails its check may have been issued so: it is kept and flagged.
    /// </summary>
    private (T? Identifier, bool FailsCheck) Take<T>(
        string? text,
        Func<string?, Result<T>> parse,
        Func<string?, Result<T>> parseShape,
        string field
    )
        where T : struct
    {
        if (text is null)
        {
            return (null, false);
        }

        var read = parse(text);
        if (read.IsSuccess)
        {
            return (read.Value, false);
        }

        _flagged.AddRange(read.Errors.Select(error => new ListRemark(field, error.Code, error.Message)));
        return (parseShape(text) is { IsSuccess: true } shaped ? shaped.Value : null, true);
    }
}

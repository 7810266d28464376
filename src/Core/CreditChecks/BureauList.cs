using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>One subject on the bureau's own list. A person is found by blind index; the number itself is not here.</summary>
public sealed record BureauListEntry(string Name, string? UnitCode, string? CitizenIndex, string Basis, DateOnly? Until)
{
    /// <summary>Whether the bureau has published it. Unpublished entries are never shown outside the bureau.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Of which document <see cref="CitizenIndex"/> is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IdentityKind IdentityKind { get; init; }

    /// <summary>
    /// Whether the identifier fails its check. It may have been issued so, and then a party with that identifier override has it; or it is
    /// mistyped, and then the name is all that the entry tells.
    /// </summary>
    public bool FailsCheck { get; init; }
}

/// <summary>本局名单: an imported list with its version, searched in memory.</summary>
/// <param name="IndexKeyId">The key under which its citizen ids were indexed; empty where it has none.</param>
public sealed record BureauList(string Version, string IndexKeyId, ImmutableArray<BureauListEntry> Entries)
{
    /// <summary>The list before anything was imported.</summary>
    public static BureauList Empty { get; } = new("none", "", []);

    /// <summary>
    /// Looks a party up: by identifier first; by name only where an entry has no identifier to compare, and then never as more than
    /// <see cref="CreditOutcome.Inconclusive"/>. The explanation goes on record, in the language of the record.
    /// </summary>
    public (CreditOutcome Outcome, string Explanation) LookUp(Party party, DateOnly today)
    {
        var inForce = Entries.Where(entry => entry.Until is null || entry.Until >= today).ToList();
        if (inForce.Find(entry => IsSame(entry, party)) is { } hit)
        {
            return (CreditOutcome.Hit, $"标识在本局名单上：{hit.Basis}");
        }

        if (
            party is Party.Person person
            && inForce.Exists(entry => entry.CitizenIndex is not null)
            && person.CitizenId.IndexKeyId != IndexKeyId
        )
        {
            // Indexes of two keys never match: that nothing was found would mean nothing.
            return (CreditOutcome.Inconclusive, "名单与此人证件号码所用的索引密钥不同，无法比对，请重新导入名单。");
        }

        var name = KeyOf(party.Name, party);
        return inForce.Any(entry => HasNoIdentifierFor(entry, party) && KeyOf(entry.Name, party) == name)
            ? (CreditOutcome.Inconclusive, "本局名单上有名称相同或者写法相近者，但没有标识可供比对。")
            : (CreditOutcome.Clear, "标识和名称均不在本局名单上。");
    }

    /// <summary>
    /// What an entry says of a unit, or of a person on the same application; by identifier alone. Null where neither is listed.
    /// </summary>
    public string? FindBasis(string unitCode, string citizenIndex, DateOnly today) =>
        Entries
            .FirstOrDefault(entry =>
                (entry.Until is null || entry.Until >= today)
                && (entry.UnitCode == unitCode || (entry.CitizenIndex is not null && entry.CitizenIndex == citizenIndex))
            )
            ?.Basis;

    /// <summary>Whether most entries of this list are not on another one, by identifier and name.</summary>
    public bool LosesMostTo(BureauList other)
    {
        var kept = other.Entries.SelectMany(KeysOf).ToHashSet(StringComparer.Ordinal);
        return Entries.Count(entry => !KeysOf(entry).Any(kept.Contains)) * 2 > Entries.Length;
    }

    /// <summary>Whether two lists hold the same. Indexes of two keys cannot be compared: then the rest must be the same.</summary>
    public bool IsSameContentAs(BureauList other) =>
        Entries.SequenceEqual(other.Entries)
        || (IndexKeyId != other.IndexKeyId && Entries.Select(WithoutIndex).SequenceEqual(other.Entries.Select(WithoutIndex)));

    /// <summary>The same list with nothing on it that the bureau has not published.</summary>
    public BureauList PublicOnly() => this with { Entries = [.. Entries.Where(entry => entry.IsPublic)] };

    private static bool IsSame(BureauListEntry entry, Party party) =>
        party switch
        {
            Party.Unit unit => entry.UnitCode == unit.Code,
            Party.Person person => entry.CitizenIndex == person.CitizenId.BlindIndex,
            _ => false,
        };

    private static BureauListEntry WithoutIndex(BureauListEntry entry) =>
        entry with
        {
            CitizenIndex = entry.CitizenIndex is null ? null : "",
        };

    private static IEnumerable<string> KeysOf(BureauListEntry entry)
    {
        yield return $"n-{NameKey.OfUnit(entry.Name)}";
        if (entry.UnitCode is { } code)
        {
            yield return $"u-{code}";
        }

        if (entry.CitizenIndex is { } index)
        {
            yield return $"p-{index}";
        }
    }

    private static bool HasNoIdentifierFor(BureauListEntry entry, Party party) =>
        entry.FailsCheck
        || party switch
        {
            Party.Unit => entry.UnitCode is null,
            // A passport and an identity card of one person have nothing in common but the name.
            Party.Person person => entry.CitizenIndex is null || entry.IdentityKind != person.CitizenId.Kind,
            _ => true,
        };

    private static string KeyOf(string name, Party party) => party is Party.Unit ? NameKey.OfUnit(name) : NameKey.OfPerson(name);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Duplicates;

/// <summary>What two applications have in common, for an officer to look at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DuplicateKind>))]
public enum DuplicateKind
{
    /// <summary>多头申报: the same principal investigator.</summary>
    Investigator,

    /// <summary>The same person in another role on one of them.</summary>
    Person,

    Title,

    Abstract,

    /// <summary>The same file.</summary>
    Attachment,

    /// <summary>The same lead unit. Units file many applications; it is told only of those that have something else in common.</summary>
    Unit,
}

/// <summary>Which other applications are like an application, and under which keys they are found.</summary>
public static class DuplicateComparison
{
    /// <summary>The keys of an application in the index: of its persons, its texts and its files.</summary>
    public static ImmutableArray<string> KeysOf(Application application) =>
        [
            .. application.Parties.OfType<Party.Person>().Select(KeyOf),
            .. TextFingerprint.Title.KeysOf(application.Title),
            .. TextFingerprint.Abstract.KeysOf(application.Abstract),
            .. FilesOf(application).Select(sha256 => $"file|{sha256}"),
        ];

    /// <summary>The key under which everything is found that names a person.</summary>
    public static string KeyOf(Party.Person person) => $"person|{person.CitizenId.BlindIndex}";

    /// <summary>
    /// What two applications have in common, in the order of <see cref="DuplicateKind"/>; empty where it is nothing but the unit.
    /// </summary>
    public static ImmutableArray<DuplicateKind> Between(Application one, Application other)
    {
        var kinds = Found(one, other).ToImmutableArray();
        return kinds.IsEmpty || one.LeadUnit.Code != other.LeadUnit.Code ? kinds : kinds.Add(DuplicateKind.Unit);
    }

    private static IEnumerable<DuplicateKind> Found(Application one, Application other)
    {
        var isInvestigator = IndexOf(one.PrincipalInvestigator) == IndexOf(other.PrincipalInvestigator);
        if (isInvestigator)
        {
            yield return DuplicateKind.Investigator;
        }

        if (PersonsOf(one).Intersect(PersonsOf(other)).Any(index => !isInvestigator || index != IndexOf(one.PrincipalInvestigator)))
        {
            yield return DuplicateKind.Person;
        }

        if (TextFingerprint.Title.IsSame(one.Title, other.Title))
        {
            yield return DuplicateKind.Title;
        }

        if (TextFingerprint.Abstract.IsSame(one.Abstract, other.Abstract))
        {
            yield return DuplicateKind.Abstract;
        }

        if (FilesOf(one).Intersect(FilesOf(other)).Any())
        {
            yield return DuplicateKind.Attachment;
        }
    }

    private static IEnumerable<string> PersonsOf(Application application) => application.Parties.OfType<Party.Person>().Select(IndexOf);

    private static string IndexOf(Party.Person person) => person.CitizenId.BlindIndex;

    // A file of evidence is the bureau's own.
    private static IEnumerable<string> FilesOf(Application application) =>
        application
            .Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind)
            .Select(document => document.Sha256)
            .Distinct();
}

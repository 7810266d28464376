using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Duplicates;

/// <summary>Common features of two applications, for review by an officer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DuplicateKind>))]
public enum DuplicateKind
{
    /// <summary>多头申报: the same principal investigator.</summary>
    Investigator,

    /// <summary>The same person, with another role on one of them.</summary>
    Person,

    Title,

    Abstract,

    Attachment,

    /// <summary>The same lead unit. Units file many applications, so it is reported only together with another feature.</summary>
    Unit,
}

/// <summary>Compares applications, and computes the index keys under which they are found.</summary>
public static class DuplicateComparison
{
    /// <summary>Keys of the application's persons, texts and files in the index.</summary>
    public static ImmutableArray<string> KeysOf(Application application) =>
        [
            .. application.Parties.OfType<Party.Person>().Select(KeyOf),
            .. TextFingerprint.Title.KeysOf(application.Title),
            .. TextFingerprint.Abstract.KeysOf(application.Abstract),
            .. FilesOf(application).Select(sha256 => $"file|{sha256}"),
        ];

    public static string KeyOf(Party.Person person) => $"person|{person.CitizenId.BlindIndex}";

    /// <summary>Common features, in the order of <see cref="DuplicateKind"/>; empty where only the unit is the same.</summary>
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

    // Evidence files are the bureau's own.
    private static IEnumerable<string> FilesOf(Application application) =>
        application
            .Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind)
            .Select(document => document.Sha256)
            .Distinct();
}

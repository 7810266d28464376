using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>What two applications of one unit may have in common although they should not.</summary>
public enum OwnDuplicateKind
{
    /// <summary>多头申报: the same principal investigator.</summary>
    Investigator,

    Title,

    Abstract,

    /// <summary>The same file.</summary>
    Attachment,
}

/// <summary>
/// What of an application is compared with the unit's others: hashes and normalised words, no numbers of persons in clear.
/// </summary>
/// <param name="Investigator">Blind index of the principal investigator.</param>
/// <param name="Title">As it is compared, <see cref="NameKey.OfText"/>; empty where it holds no letter or digit.</param>
/// <param name="AbstractHash">Of the abstract written likewise; empty where there is none.</param>
/// <param name="Attachments">SHA-256 of every file that the applicant uploaded.</param>
public sealed record ApplicationFingerprint(string Investigator, string Title, string AbstractHash, ImmutableArray<string> Attachments)
{
    public static ApplicationFingerprint Of(Application application) =>
        new(
            application.PrincipalInvestigator.CitizenId.BlindIndex,
            NameKey.OfText(application.Title),
            Hash(NameKey.OfText(application.Abstract)),
            [
                .. application
                    .Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind)
                    .Select(document => document.Sha256)
                    .Distinct(),
            ]
        );

    /// <summary>What two applications have in common, in the order of <see cref="OwnDuplicateKind"/>.</summary>
    /// <param name="limitsInvestigator">Whether one person may not file both: they fall into one round or year.</param>
    public IEnumerable<OwnDuplicateKind> DuplicatesOf(ApplicationFingerprint other, bool limitsInvestigator)
    {
        if (limitsInvestigator && Investigator == other.Investigator)
        {
            yield return OwnDuplicateKind.Investigator;
        }

        if (Title.Length > 0 && Title == other.Title)
        {
            yield return OwnDuplicateKind.Title;
        }

        if (AbstractHash.Length > 0 && AbstractHash == other.AbstractHash)
        {
            yield return OwnDuplicateKind.Abstract;
        }

        if (Attachments.Intersect(other.Attachments).Any())
        {
            yield return OwnDuplicateKind.Attachment;
        }
    }

    private static string Hash(string text) =>
        text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

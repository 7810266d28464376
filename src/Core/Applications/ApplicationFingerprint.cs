using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>Features that two applications of one unit must not share.</summary>
public enum OwnDuplicateKind
{
    /// <summary>多头申报: the same principal investigator.</summary>
    Investigator,

    Title,

    Abstract,

    Attachment,
}

/// <summary>Features compared with the unit's other applications: hashes and normalised text, no personal numbers in clear.</summary>
/// <param name="Investigator">Blind index of the principal investigator.</param>
/// <param name="Title">Normalised by <see cref="NameKey.OfText"/>; empty where it contains no letter or digit.</param>
/// <param name="AbstractHash">Of the abstract, normalised in the same way; empty where there is none.</param>
/// <param name="Attachments">SHA-256 of each uploaded file.</param>
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

    /// <summary>Shared features, in the order of <see cref="OwnDuplicateKind"/>.</summary>
    /// <param name="limitsInvestigator">Whether one person may not file both, because they are in the same round or year.</param>
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

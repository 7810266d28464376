using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Letters;

/// <summary>The form with which an officer enters how letters were served.</summary>
internal static class PostedService
{
    /// <summary>The kind of the document that proves it.</summary>
    public const string ProofKind = "proof-of-service";

    /// <param name="documentId">Its proof; null where none was sent.</param>
    public static ServiceForm FormOf(DeskPost post, string? documentId) =>
        new()
        {
            Mode = ModeOf(post),
            On = post.Day(CaseFields.On),
            Recipient = post[CaseFields.Recipient],
            Place = post[CaseFields.Place],
            Witness = post[CaseFields.Witness],
            Reason = post[CaseFields.Reason],
            ProofDocumentId = documentId,
        };

    public static ServiceMode? ModeOf(DeskPost post) =>
        Enum.TryParse<ServiceMode>(post[CaseFields.Mode], out var mode) && Enum.IsDefined(mode) ? mode : null;
}

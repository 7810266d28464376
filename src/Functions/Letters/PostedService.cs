using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Letters;

/// <summary>The form with which an officer enters how letters were served.</summary>
internal static class PostedService
{
    /// <summary>The kind of the document that proves it.</summary>
    public const string ProofKind = "proof-of-service";

    /// <summary>Whether the form is for these letters.</summary>
    public static bool Names(DeskPost post, IEnumerable<Letter> letters) => post[CaseFields.Letters] == ServicePolicy.NumbersOf(letters);

    /// <summary>The form; refused if it is for other letters than those that wait, as one that is sent twice or from an old page.</summary>
    /// <param name="documentId">Its proof; null where none was sent.</param>
    public static Result<ServiceForm> Read(DeskPost post, string? documentId, ImmutableArray<Letter> waiting) =>
        waiting.IsEmpty || Names(post, waiting)
            ? FormOf(post, documentId)
            : new Error(
                ErrorKind.Conflict,
                "letters-to-serve-have-changed",
                "Other letters wait for their service than those of this form. Open the page again, and enter the service of those."
            );

    public static ServiceMode? ModeOf(DeskPost post) =>
        Enum.TryParse<ServiceMode>(post[CaseFields.Mode], out var mode) && Enum.IsDefined(mode) ? mode : null;

    private static ServiceForm FormOf(DeskPost post, string? documentId) =>
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
}

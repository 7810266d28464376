using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Commitments;

/// <summary>Who signs which commitment, in which way, and whom it binds (docs/domain.md, "Who signed").</summary>
public static class CommitmentPolicy
{
    private static readonly TextRule SignerText = TextRule.Name(ApplicationFormCheck.MaxNameLength);
    private static readonly TextRule FactsText = TextRule.Paragraphs(MaxFactsLength);
    private static readonly TextRule UnneededText = TextRule.Paragraphs(MaxFactsLength, minLength: 0);

    /// <summary>Maximum length of a statement about an entry, in characters.</summary>
    public const int MaxFactsLength = ApplicationPolicy.MaxAnswerLength;

    /// <summary>Asks a party to sign, by a link to its own mail address.</summary>
    public static Result<SigningInvited> Invite(
        Application application,
        RoundGuide guide,
        string partyId,
        InvitationForm form,
        DateTimeOffset now
    )
    {
        if (application.FindParty(partyId) is not { } party)
        {
            return ApplicationErrors.PartyIsUnknown(partyId);
        }

        if (ApplicationPolicy.CheckSignable(application, guide, partyId, now) is { } refusal)
        {
            return refusal;
        }

        var typed = string.IsNullOrWhiteSpace(form.Email) && party.Role == PartyRole.LeadUnit ? application.ContactEmail : form.Email;
        if (!MailAddressText.TryRead(typed, out var email))
        {
            return CommitmentErrors.EmailIsMalformed().At("email");
        }

        return Other(application, party, email) is { } other
            ? CommitmentErrors.AddressIsTaken(other).At("email")
            : new SigningInvited(new SigningInvitation(partyId, email, now));
    }

    public static Result<CommitmentSigned> SignByLink(
        Application application,
        RoundGuide guide,
        string partyId,
        string addressMark,
        CommitmentForm form,
        CommitmentBook book,
        DateTimeOffset now
    ) =>
        Read(application, guide, partyId, form, book, now)
            .Then<CommitmentSigned>(read =>
                application.InvitationOf(partyId)?.MarkFor(application.Id, application.FindParty(partyId)!) == addressMark
                    ? new CommitmentSigned(read with { Way = SigningWay.Link, AddressMark = addressMark })
                    : CommitmentErrors.LinkIsVoid()
            );

    /// <summary>A clerk enters what a party signs on the sealed print. A signature by link is not replaced.</summary>
    public static Result<CommitmentSigned> EnterPaper(
        Application application,
        RoundGuide guide,
        string partyId,
        CommitmentForm form,
        CommitmentBook book,
        DateTimeOffset now
    ) =>
        Read(application, guide, partyId, form, book, now)
            .Then<CommitmentSigned>(read =>
                application.CommitmentOf(partyId) is { Way: SigningWay.Link }
                    ? CommitmentErrors.IsSignedByLink()
                    : new CommitmentSigned(read)
            );

    /// <summary>Whether the signed and sealed print must be uploaded: the round requires it, or a party signs on paper.</summary>
    public static bool NeedsSignedScan(Application application, RoundGuide guide) =>
        guide.RequiresSignedScan || application.Commitments.Any(signed => signed.Way == SigningWay.Paper);

    /// <summary>Parties that sign on paper; the officer checks their signatures on the sealed scan.</summary>
    public static ImmutableArray<Party> OnPaper(Application application) =>
        [.. application.Parties.Where(party => application.CommitmentOf(party.Id) is { Way: SigningWay.Paper })];

    /// <summary>The party's own declaration; null where it has not signed, or no officer has confirmed a paper entry.</summary>
    public static Commitment? Declaration(Application application, string partyId) =>
        application.CommitmentOf(partyId) is { Counts: true } signed ? signed : null;

    /// <summary>The party's own consent to electronic service; null where it gave none.</summary>
    public static ServiceConsent? ServiceConsentOf(Application application, string partyId) =>
        Declaration(application, partyId) is { ConsentsToElectronicService: true } signed
        && application.InvitationOf(partyId) is { } invitation
            ? new ServiceConsent(invitation.Email, signed.SignedAt)
            : null;

    // One mailbox can sign for one unit and one person at most; a clerk may be both clerk of the lead unit and principal investigator.
    private static Party? Other(Application application, Party party, string email) =>
        application.Parties.FirstOrDefault(other =>
            other.Id != party.Id
            && CommitmentText.KindOf(other) == CommitmentText.KindOf(party)
            && application.InvitationOf(other.Id) is { } invitation
            && PersonKey.IsSame(invitation.Email, email)
        );

    private static Result<Commitment> Read(
        Application application,
        RoundGuide guide,
        string partyId,
        CommitmentForm form,
        CommitmentBook book,
        DateTimeOffset now
    )
    {
        if (application.FindParty(partyId) is not { } party)
        {
            return ApplicationErrors.PartyIsUnknown(partyId);
        }

        if (ApplicationPolicy.CheckSignable(application, guide, partyId, now) is { } refusal)
        {
            return refusal;
        }

        var text = book.InForceFor(party, now);
        var signer = SignerText.Clean(form.SignerName);
        return new ValidationErrors("text-is-malformed")
            .When(form.TextVersion != text.Version, "textVersion", CommitmentErrors.TextIsOutdated(text.Version))
            .When(
                !SignerText.Accepts(signer),
                "signerName",
                $"Give 1 to {ApplicationFormCheck.MaxNameLength} characters on one line, at least one of them a letter or digit."
            )
            .When(
                party is Party.Person && SignerText.Accepts(signer) && !NameKey.IsSamePerson(signer, party.Name),
                "signerName",
                CommitmentErrors.SignerIsAnotherPerson()
            )
            .When(
                form.DeclaresNoDishonesty is null,
                "declaresNoDishonesty",
                new Error(
                    ErrorKind.Invalid,
                    "declaration-is-missing",
                    "Declare whether the party is on a list of dishonesty: true for none, false where it is on one."
                )
            )
            .When(
                !(form.DeclaresNoDishonesty == false ? FactsText : UnneededText).Accepts(form.DeclaredFacts),
                "declaredFacts",
                new Error(
                    ErrorKind.Invalid,
                    "declared-facts-are-missing",
                    $"Tell which entry it is and how it stands, in 1 to {MaxFactsLength} characters."
                )
            )
            .When(
                form.ConsentsToElectronicService is null,
                "consentsToElectronicService",
                new Error(ErrorKind.Invalid, "consent-is-missing", "Say whether decisions may be served by mail and link: true or false.")
            )
            .When(
                text.IdentityNumber is not null && form.ConsentsToIdentityNumber is null,
                "consentsToIdentityNumber",
                new Error(
                    ErrorKind.Invalid,
                    "consent-is-missing",
                    "Say whether the person's identity number may be processed: true or false."
                )
            )
            .When(
                text.IdentityNumber is not null && form.ConsentsToIdentityNumber == false,
                "consentsToIdentityNumber",
                CommitmentErrors.IdentityNumberIsRefused()
            )
            .Or(() =>
                new Commitment(
                    partyId,
                    text.Version,
                    text.Sha256,
                    signer,
                    form.DeclaresNoDishonesty!.Value,
                    form.ConsentsToElectronicService!.Value,
                    now
                )
                {
                    DeclaredFacts = form.DeclaresNoDishonesty == false ? FactsText.Clean(form.DeclaredFacts) : null,
                    ConsentsToIdentityNumber = text.IdentityNumber is null ? null : form.ConsentsToIdentityNumber,
                }
            );
    }
}

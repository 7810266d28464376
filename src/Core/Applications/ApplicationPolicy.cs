using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>What an applicant and the procedure may do with an application, and the fact that comes of it.</summary>
public static class ApplicationPolicy
{
    private static readonly TextRule AnswerText = TextRule.Paragraphs(MaxAnswerLength);

    /// <summary>
    /// Whether what the experts wrote is open to the applicant: once it was ranked, and what became of it was told.
    /// </summary>
    public static bool MayReadComments(Application application) =>
        application.State is ApplicationState.Reserve or >= ApplicationState.OnPublicNotice
        && application.History.Any(reached => reached.State == ApplicationState.Ranked);

    /// <summary>Whether a party's commitment can be signed now, and why not; null where it can.</summary>
    public static Error? CheckSignable(Application application, RoundGuide guide, string partyId, DateTimeOffset now) =>
        application switch
        {
            { State: ApplicationState.CorrectionPending, Correction: { } correction } => CorrectionPolicy.CheckTerm(application, now)
                ?? (
                    correction.OpensCommitment(application, partyId)
                        ? null
                        : CorrectionPolicy.IsLocked(correction, CorrectionItem.KeyOfCommitment(partyId))
                ),
            _ => CheckChangeable(application, guide, now),
        };

    /// <summary>Whether the form of an application can be changed now, and why not; null where it can.</summary>
    public static Error? CheckFormOpen(Application application, RoundGuide guide, DateTimeOffset now) =>
        application switch
        {
            { State: ApplicationState.CorrectionPending, Correction: { } correction } => CorrectionPolicy.CheckTerm(application, now)
                ?? (correction.OpensForm ? null : CorrectionPolicy.IsLocked(correction, "form")),
            _ => CheckChangeable(application, guide, now),
        };

    /// <summary>
    /// Writes a draft anew, or what a correction opens of an application. Who is its contact changes by handover alone.
    /// </summary>
    public static Result<ApplicationDraftChanged> Change(
        Application application,
        RoundGuide guide,
        ApplicationForm form,
        IdentifierIntake intake,
        DateTimeOffset now
    ) =>
        CheckFormOpen(application, guide, now) is { } refusal
            ? refusal
            : ApplicationFormCheck
                .CheckChange(form, application, GuideToWriteBy(application, guide), intake)
                .Select(changed =>
                    changed with
                    {
                        Adopted = GuideAdoption.Adopt(application, guide, now) is { IsSuccess: true, Value: var adopted } ? adopted : null,
                    }
                )
                .Then(changed => CheckStillOpen(application, guide, changed, now));

    /// <summary>The guide that a form is written by: a draft goes over to the corrected one when it is saved.</summary>
    public static RoundGuide GuideToWriteBy(Application application, RoundGuide pinned) =>
        application.State is ApplicationState.Draft or ApplicationState.Returned ? pinned.Corrected ?? pinned : pinned;

    /// <summary>Whether a change that was checked before may still be made, as the application stands by now.</summary>
    public static Result<ApplicationDraftChanged> CheckStillOpen(
        Application application,
        RoundGuide guide,
        ApplicationDraftChanged changed,
        DateTimeOffset now
    )
    {
        if (CheckFormOpen(application, guide, now) is { } refusal)
        {
            return refusal;
        }

        var locked = application.State == ApplicationState.CorrectionPending ? CorrectionPolicy.CheckChange(application, changed) : [];
        return locked.IsEmpty ? changed with { Differences = DifferencesOf(application, changed) } : locked;
    }

    // The contact is changed by handover, and the guide is no field of the form.
    private static ImmutableArray<FieldDifference> DifferencesOf(Application application, ApplicationDraftChanged changed) =>
        FieldDifference.Between(
            ApplicationDraftChanged.Of(application),
            changed with
            {
                ContactEmail = application.ContactEmail,
                Adopted = null,
                Differences = [],
            }
        );

    /// <summary>Hands the application in: complete, before the closing hour by the server's clock.</summary>
    /// <param name="now">When it was received.</param>
    /// <param name="storedAt">When it is being stored: too late, and the round may be going on without it.</param>
    public static Result<ApplicationMoved> Submit(Application application, RoundGuide guide, DateTimeOffset now, DateTimeOffset storedAt)
    {
        if (CheckChangeable(application, guide, now) is { } refusal)
        {
            return refusal;
        }

        if (storedAt >= guide.SubmissionsStoredUntil)
        {
            return RoundErrors.RoundIsClosed(guide);
        }

        if (GuideAdoption.IsAwaited(guide))
        {
            return GuideAdoption.GuideWasCorrected(guide);
        }

        var missing = Missing(application, guide);
        var move = guide.RecommendingBodies.IsEmpty ? ApplicationMove.Submit : ApplicationMove.RequestRecommendation;
        return missing.IsEmpty ? Move(application, move, "", now) : missing;
    }

    /// <summary>Recalls what was submitted, to change it and submit it again, before the closing hour.</summary>
    public static Result<ApplicationMoved> Recall(Application application, RoundGuide guide, DateTimeOffset now) =>
        guide.IsOpenAt(now) ? Move(application, ApplicationMove.Recall, "", now) : RoundErrors.RoundIsClosed(guide);

    /// <summary>Takes the application out, before it is proposed. A case about it goes on.</summary>
    public static Result<ApplicationMoved> Withdraw(Application application, string? reason, DateTimeOffset now) =>
        Reason(reason).Then(text => Move(application, ApplicationMove.Withdraw, text, now));

    /// <summary>Gives up an award, or the place that leads to one.</summary>
    public static Result<ApplicationMoved> Renounce(Application application, string? reason, DateTimeOffset now) =>
        Reason(reason).Then(text => Move(application, ApplicationMove.Renounce, text, now));

    /// <summary>Submits the requested correction.</summary>
    public static Result<CorrectionSubmitted> SubmitCorrection(Application application, RoundGuide guide, DateTimeOffset now)
    {
        if (application is not { State: ApplicationState.CorrectionPending, Correction: { } correction })
        {
            return ApplicationErrors.NothingToCorrect(application.State);
        }

        if (application.TermsAt(now) >= correction.Until)
        {
            return ApplicationErrors.TermHasPassed(correction.Until);
        }

        var missing = Missing(application, guide);
        return missing.IsEmpty ? new CorrectionSubmitted(now) : missing;
    }

    /// <summary>Answers a question about an entry that was found of a party.</summary>
    public static Result<StatementGiven> Answer(Application application, StatementForm form, DateTimeOffset now)
    {
        var question = application.Statements.LastOrDefault(each => each.PartyId == form.PartyId && each.Source == form.Source);
        return question switch
        {
            null => ApplicationErrors.NothingToAnswer(),
            { AnsweredAt: not null } => ApplicationErrors.IsAnswered(),
            _ when application.TermsAt(now) >= question.Until => ApplicationErrors.TermHasPassed(question.Until),
            _ => new ValidationErrors("text-is-malformed")
                .When(
                    !AnswerText.Accepts(form.Text),
                    "text",
                    $"Say why the entry is wrong, or how it was discharged or repaired, in 1 to {MaxAnswerLength} characters."
                )
                .When(
                    form.DocumentId is not null
                        && application.Documents.All(document =>
                            document.Id != form.DocumentId || document.Kind != DocumentPolicy.AnswerKind
                        ),
                    "documentId",
                    "Upload the document as kind answer first and give the id that was answered."
                )
                .Or(() => new StatementGiven(question.PartyId, question.Source, AnswerText.Clean(form.Text), form.DocumentId, now)),
        };
    }

    /// <summary>Takes a partner unit with an entry off the application, instead of answering for it.</summary>
    public static Result<PartnerRemoved> RemovePartner(Application application, string partyId, DateTimeOffset now)
    {
        var isAsked = application.Statements.Any(each =>
            each.PartyId == partyId && each.AnsweredAt is null && application.TermsAt(now) < each.Until
        );
        return application.Parties.Any(party => party.Id == partyId && party.Role == PartyRole.PartnerUnit) && isAsked
            ? new PartnerRemoved(partyId, "以撤换合作单位代替说明")
            : ApplicationErrors.NothingToAnswer();
    }

    /// <summary>Hands the application over to another clerk of the unit.</summary>
    public static Result<ContactChanged> ChangeContact(Application application, string? email) =>
        application.State.IsEnd() ? ApplicationErrors.IsNotADraft(application.State)
        : MailAddressText.TryRead(email, out var address) ? new ContactChanged(address)
        : new Error(
            ErrorKind.Invalid,
            "email-is-malformed",
            "Give one mail address such as clerk@example.com: mails about this application go there."
        ).At("contactEmail");

    /// <summary>Whether two drafts come from the same request: equal in all that an applicant gives.</summary>
    public static bool IsSameDraft(Application one, Application other) =>
        (one.RoundId, one.Title, one.Abstract, one.CategoryId, one.AmountYuan, one.ContactEmail, one.RecommendingBodyId)
            == (
                other.RoundId,
                other.Title,
                other.Abstract,
                other.CategoryId,
                other.AmountYuan,
                other.ContactEmail,
                other.RecommendingBodyId
            )
        && one.Parties.Length == other.Parties.Length
        && one.Parties.Zip(other.Parties).All(pair => pair.First.IsSameAs(pair.Second));

    /// <summary>Everything that still prevents submission.</summary>
    public static ImmutableArray<Error> Missing(Application application, RoundGuide guide) =>
        [
            .. application.Parties.Where(party => application.CommitmentOf(party.Id) is null).Select(CommitmentErrors.IsMissing),
            .. guide
                .RequiredDocuments.Where(required =>
                    !required.IsOptional && application.Documents.All(document => document.Kind != required.Kind)
                )
                .Select(required => ApplicationErrors.DocumentIsMissing(required.Kind, required.Name)),
            .. CommitmentPolicy.NeedsSignedScan(application, guide) ? MissingScan(application) : [],
            .. ApplicationFormCheck.Compliance(application, guide),
        ];

    /// <summary>Moves the application as the one table of legal moves allows. What is on hold is not awarded.</summary>
    public static Result<ApplicationMoved> Move(Application application, ApplicationMove move, string reason, DateTimeOffset now) =>
        move == ApplicationMove.Award && application.IsOnHold
            ? ApplicationErrors.IsOnHold(application.Holds)
            : ApplicationMoves
                .Move(application.State, move, application.History.Reverse().Skip(1).FirstOrDefault()?.State)
                .Select(to => new ApplicationMoved(move, application.State, to, reason, now));

    /// <summary>Longest statement of a party, in characters.</summary>
    public const int MaxAnswerLength = 2000;

    private static IEnumerable<Error> MissingScan(Application application) =>
        application.Documents.FirstOrDefault(document => document.Kind == DocumentPolicy.SignedScanKind) switch
        {
            null => [ApplicationErrors.DocumentIsMissing(DocumentPolicy.SignedScanKind)],
            var scan when scan.VersionCode != VersionCode.Of(application) => [ApplicationErrors.ScanIsOutdated()],
            _ => [],
        };

    private static Result<string> Reason(string? reason) =>
        AnswerText.Accepts(reason)
            ? AnswerText.Clean(reason)
            : new Error(ErrorKind.Invalid, "reason-is-missing", $"Give a reason of 1 to {MaxAnswerLength} characters.").At("reason");

    /// <summary>Whether contents, commitments and documents can be changed now; why not, otherwise.</summary>
    internal static Error? CheckChangeable(Application application, RoundGuide guide, DateTimeOffset now) =>
        application.State is not (ApplicationState.Draft or ApplicationState.Returned) ? ApplicationErrors.IsNotADraft(application.State)
        : !guide.IsOpenAt(now) ? RoundErrors.RoundIsClosed(guide)
        : null;
}

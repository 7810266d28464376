using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Cases;

/// <summary>A case as its page on the officers' site.</summary>
public sealed class CasePages(
    IRecordStore<IntegrityCase> cases,
    IRecordStore<Listing> listings,
    StaffRecords staff,
    DeskAccess access,
    ActContexts contexts,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>The page of a case, or a form of it that comes back.</summary>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Stored<IntegrityCase> stored,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var integrityCase = stored.State;
        var directory = await staff.ReadAsync(cancellationToken);
        var records = await cases.ReadAuditAsync(stored.Id, cancellationToken);
        var next = CaseActPolicy.NextOf(integrityCase);
        var inForce = contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out _);
        var source = integrityCase.Source;
        var entered = integrityCase.State == CaseState.DecisionToConfirm ? integrityCase.EnteredDecision : null;
        var paper = PaperDefencePolicy.IsPending(integrityCase) ? integrityCase.Notice!.Paper : null;
        var model = new CaseModel(access.FrameOf(reader), stored.Id, integrityCase.Number.Value, integrityCase.State)
        {
            Party = integrityCase.Party.Name,
            Identifier = integrityCase.Identifier,
            IsDrill = integrityCase.IsDrill,
            Suspicion = IdentifierMask.ApplyWithin(integrityCase.Suspicion),
            Origin = CaseChoices.OriginOf(source),
            Misconduct = source.Suspected,
            Basis = source is CaseSource.Noted noted ? IdentifierMask.ApplyWithin(noted.Basis) : null,
            Source = (source as CaseSource.Concealment)?.Source,
            FoundAt = (source as CaseSource.Concealment)?.CheckedAt,
            ApplicationHref = source.About is { } about ? $"desk/applications/{about}" : null,
            HasReporter = integrityCase.Reporter is not null,
            Intake = integrityCase.Intake,
            UnitReport = integrityCase.UnitReport,
            Term = integrityCase.InvestigationTerm,
            IsTermRunning = CaseTermPolicy.IsRunning(integrityCase),
            IsTermOverdue = CaseTermPolicy.IsRunning(integrityCase) && integrityCase.InvestigationTerm!.Until.HasPassed(time.GetUtcNow()),
            Suspension = integrityCase.Suspension,
            TermChoices = CaseActPolicy.MayDo(integrityCase, CaseAct.DecideTerm, reader, directory)
                ? CaseChoices.TermOf(integrityCase, time.GetUtcNow())
                : [],
            OpenedAt = integrityCase.OpenedAt,
            RuleVersion = integrityCase.RuleVersion,
            HasConsent = integrityCase.Consent is not null,
            Next = next,
            Eligible = next is { } act ? [.. CaseActPolicy.EligibleFor(integrityCase, act, directory).Select(officer => officer.Name)] : [],
            DueAt = integrityCase.Asked?.Due.At,
            IsOverdue = integrityCase.Asked?.Due.HasPassed(time.GetUtcNow()) == true,
            Proposed = integrityCase.State == CaseState.ProposalPending ? integrityCase.Proposed : null,
            ProposedMeasures =
                inForce && integrityCase.Proposed?.Proposal is { } proposal ? MeasurePolicy.NamesOf(proposal.Measures, context!.Rules) : [],
            Disagreement = integrityCase.Disagreement?.Reason,
            OnPath =
                CaseActPolicy.OnPathOf(integrityCase) is { } onPath
                && onPath != next
                && !(next == CaseAct.ServeOther && IsService(onPath))
                && CaseActPolicy.MayDo(integrityCase, onPath, reader, directory)
                    ? onPath
                    : null,
            OtherLetter = integrityCase.UnservedOther is { } other
                ? new CaseOtherLetter(other.TitleKey, other.Number.Value, other.Addressee.Name, other.Addressee == IntakeLetter.Reporter)
                : null,
            MayEnterHearing = CaseActPolicy.MayDo(integrityCase, CaseAct.EnterHearingRequest, reader, directory),
            MayPutHearingOff =
                next != CaseAct.ArrangeHearing && CaseActPolicy.MayDo(integrityCase, CaseAct.ArrangeHearing, reader, directory),
            Chairs =
                integrityCase.State == CaseState.HearingPending
                    ? [.. HearingPolicy.ChairsFor(integrityCase, directory).Select(each => new Choice(each.Id, each.Name))]
                    : [],
            HearingNoticeDays = inForce ? context!.Rules.CaseClock.Value.HearingNoticeDays : 0,
            LeastExperts = inForce ? context!.Rules.CaseClock.Value.AssessmentExperts : 0,
            HearingFiles = FilesOf(
                integrityCase,
                [integrityCase.Notice?.Hearing?.Request.DocumentId, integrityCase.Notice?.Hearing?.Record?.DocumentId]
            ),
            Assessment = integrityCase.Assessment,
            AssessmentFiles = FilesOf(integrityCase, [integrityCase.Assessment?.Entered?.Assessment.DocumentId]),
            MayAskAssessment = CaseActPolicy.MayDo(integrityCase, CaseAct.AskAssessment, reader, directory),
            MayWithdrawAssessment = CaseActPolicy.MayDo(integrityCase, CaseAct.WithdrawAssessment, reader, directory),
            Appeals = integrityCase.Appeals,
            AppealFiles = FilesOf(integrityCase, integrityCase.Appeals.Select(notice => notice.DocumentId)),
            MayEnterAppeal = CaseActPolicy.MayDo(integrityCase, CaseAct.EnterAppeal, reader, directory),
            Recusals = [.. integrityCase.Recusals.Select(each => Row(each, directory))],
            Recusable = CaseActPolicy.MayDo(integrityCase, CaseAct.AskRecusal, reader, directory)
                ? CaseChoices.RecusableOf(integrityCase, directory)
                : [],
            Replacements = integrityCase.PendingRecusal is { Officer.Seat: CaseSeat.Investigator }
                ? [.. RecusalPolicy.CandidatesFor(integrityCase, directory).Select(each => new Choice(each.Id, each.Name))]
                : [],
            MayAct = next is { } own && CaseActPolicy.MayDo(integrityCase, own, reader, directory),
            Measures = inForce ? [.. context!.Rules.Measures.Value.Select(Row)] : [],
            Members = [.. CaseActPolicy.MembersFor(integrityCase, directory).Select(member => new Choice(member.Id, member.Name))],
            Bodies = [.. CaseActPolicy.SeatsToDecide(integrityCase, reader).Select(CaseChoices.BodyOf)],
            Notice = integrityCase.Notice,
            UnfoundedReasons = integrityCase.UnfoundedReport?.Reasons,
            ListingHref = await listings.FindAsync(integrityCase.Id.ListingId.Value, cancellationToken) is null
                ? null
                : $"desk/listings/{stored.Id}",
            Review = integrityCase.Review,
            Entered = entered,
            EnteredMeasures =
                inForce && entered?.Entered.Outcome is CaseOutcome.Established established
                    ? MeasurePolicy.NamesOf(established.Measures, context!.Rules)
                    : [],
            EnteredMembers =
            [
                .. (entered?.Entered.Seats ?? [])
                    .Where(seat => seat.Seat == CaseSeat.Decider)
                    .Select(seat => NameOf(seat.OfficerId, directory)),
            ],
            MinutesHref = entered is null ? null : HrefOf(entered.Entered.MinutesDocumentId, stored.Id),
            EntryRejection = integrityCase.EntryRejection?.Reason,
            Paper = paper,
            PaperFiles =
            [
                .. integrityCase
                    .Documents.Where(file => paper?.Defence.DocumentIds.Contains(file.Id) == true)
                    .Select(file => Row(file, stored.Id)),
            ],
            MayEnterDefence = CaseActPolicy.MayDo(integrityCase, CaseAct.EnterDefence, reader, directory),
            Decision = integrityCase.Decision,
            DecisionService = integrityCase.DecisionService,
            Letters =
            [
                .. integrityCase.AllLetters.Select(
                    (letter, index) => CaseLetterRow.Of(letter, $"/desk/cases/{stored.Id}/letters/{index + 1}")
                ),
            ],
            Files = [.. integrityCase.Documents.Select(file => Row(file, stored.Id))],
            DefenceFiles = [.. CaseFiles.OfDefence(integrityCase).Select(file => Row(file, stored.Id))],
            Reexamination = integrityCase.Reexamination,
            ReexaminationFiles =
            [
                .. integrityCase
                    .Documents.Where(file => integrityCase.Reexamination?.Request.DocumentIds.Contains(file.Id) == true)
                    .Select(file => Row(file, stored.Id)),
            ],
            MayRequestReexamination = CaseActPolicy.MayDo(integrityCase, CaseAct.EnterReexamination, reader, directory)
                ? [.. Enum.GetValues<ReexaminationRequester>().Where(by => CanAsk(integrityCase, by))]
                : [],
            Repair = integrityCase.Repair,
            RepairFiles =
            [
                .. integrityCase
                    .Documents.Where(file => integrityCase.Repair?.Request.ProofDocumentIds.Contains(file.Id) == true)
                    .Select(file => Row(file, stored.Id)),
            ],
            Seats = [.. integrityCase.Seats.Select(seat => new CaseSeatRow(seat.Seat, NameOf(seat.OfficerId, directory)))],
            Events = [.. records.Reverse().Select(record => CaseEvents.Of(record.Envelope, TaskBoard.FactOf(record), directory))],
            Form = state ?? FormState.Empty,
            Initial = CaseChoices.Prefilled(integrityCase),
        };
        return state is null
            ? responses.Of(request, CaseView.Of(integrityCase, model), () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    // What came in within the term can be entered after it, until the case is closed.
    private static bool CanAsk(IntegrityCase integrityCase, ReexaminationRequester by) =>
        integrityCase.Reexamination is not { IsOpen: true } && ReexaminationPolicy.UntilFor(integrityCase, by) is not null;

    private static CaseFile Row(Document file, string caseId) => new(file.FileName, file.UploadedAt, HrefOf(file.Id, caseId));

    private static bool IsService(CaseAct act) =>
        act is CaseAct.ServeNotice or CaseAct.ServeHearing or CaseAct.ServeDecision or CaseAct.ServeReexamination or CaseAct.ServeRepair;

    private static ImmutableArray<CaseFile> FilesOf(IntegrityCase integrityCase, IEnumerable<string?> ids) =>
        [.. integrityCase.Documents.Where(file => ids.Contains(file.Id)).Select(file => Row(file, integrityCase.Id.Value))];

    private static string HrefOf(string documentId, string caseId) => $"/desk/cases/{caseId}/documents/{documentId}";

    private static CaseRecusalRow Row(CaseRecusal recusal, StaffDirectory directory) =>
        new(
            recusal,
            NameOf(recusal.Officer.OfficerId, directory),
            recusal.Ruling?.Replacement is { } next ? NameOf(next.OfficerId, directory) : null
        );

    private static CaseMeasure Row(Measure measure) => new(measure.Id, measure.Name, measure.Severities, measure.Bans);

    private static string NameOf(string officerId, StaffDirectory directory) => directory.Find(officerId)?.Name ?? officerId;
}

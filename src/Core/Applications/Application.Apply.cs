using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Applications;

public sealed partial record Application
{
    /// <summary>Applies a fact that a policy has allowed. Facts that concern only tasks change nothing here.</summary>
    public Application Apply(Fact fact) =>
        fact switch
        {
            ApplicationDraftChanged { Adopted: { } adopted } changed => Apply(changed with { Adopted = null }).Apply(adopted),
            ApplicationDraftChanged changed => this with
            {
                Title = changed.Title,
                Abstract = changed.Abstract,
                CategoryId = changed.CategoryId,
                AmountYuan = changed.AmountYuan,
                ContactEmail = changed.ContactEmail,
                RecommendingBodyId = changed.RecommendingBodyId,
                Parties = changed.Parties,
                Commitments = [.. Commitments.Where(signed => IsKept(signed.PartyId, changed.Parties))],
                Invitations = [.. Invitations.Where(invited => IsKept(invited.PartyId, changed.Parties))],
            },
            GuideAdopted adopted => this with
            {
                GuideVersion = adopted.Version,
                GuideAdopted = adopted,
                Commitments = [.. Commitments.Where(signed => !adopted.SignAgain.Contains(signed.PartyId))],
            },
            GuideFollowed followed => Apply(followed),
            TermRecounted recounted => Apply(recounted),
            ApplicantReminded reminded => this with { Reminders = [.. Reminders, reminded] },
            ContactChanged changed => this with
            {
                ContactEmail = changed.ContactEmail,
                FormerContacts =
                [
                    .. FormerContacts.Append(ContactEmail).Where(email => !IsSameAddress(email, changed.ContactEmail)).Distinct(),
                ],
            },
            ContactAccepted accepted => this with { AcceptedContact = accepted.ContactEmail },
            ContactRegistered registered => this with { AcceptedContact = registered.ContactEmail, Registered = registered },
            RegistrationWithdrawn withdrawn => this with
            {
                Registered = Registered?.ContactEmail == withdrawn.ContactEmail ? null : Registered,
                Withdrawn = withdrawn,
            },
            UnitAccepted accepted => this with { UnitAcceptance = accepted.Acceptance },
            SigningInvited invited => this with
            {
                Invitations = [.. Invitations.Where(each => each.PartyId != invited.Invitation.PartyId), invited.Invitation],
            },
            CommitmentSigned signed => this with
            {
                Commitments = [.. Commitments.Where(each => each.PartyId != signed.Commitment.PartyId), signed.Commitment],
            },
            DocumentRegistered registered => this with
            {
                Documents = [.. Documents.Where(each => each.Kind != registered.Document.Kind || IsEvidence(each)), registered.Document],
            },
            DocumentRemoved removed => this with { Documents = [.. Documents.Where(each => each.Id != removed.DocumentId)] },
            // After an officer withdraws a registration, only an officer can register again.
            ApplicationMoved { Move: ApplicationMove.Admit } moved when !this.IsRegistrationWithdrawn() => Apply(moved)
                .Apply(new ContactRegistered(LeadUnit.Code, ContactEmail, moved.At)),
            ApplicationMoved moved => Apply(moved),
            CorrectionRequested requested => this with { Correction = requested.Correction with { Before = CorrectionBaseline.Of(this) } },
            CorrectionSubmitted submitted => this with { Correction = Correction! with { SubmittedAt = submitted.At } },
            HoldPlaced placed => this with
            {
                Holds = [.. Holds.Where(each => each.Key != placed.Hold.Key), placed.Hold],
                HeldSince = HeldSince ?? (placed.Hold.StopsTerms ? placed.Hold.PlacedAt : null),
            },
            HoldLifted lifted => Apply(lifted),
            CreditChecked check => this with { CreditChecks = [.. CreditChecks, .. check.Checks] },
            StatementRequested requested => this with { Statements = [.. Statements, requested.Question] },
            StatementGiven given => this with { Statements = [.. Statements.Select(each => each.Answer(given))] },
            PartnerRemoved removed => this with
            {
                Parties = [.. Parties.Where(party => party.Id != removed.PartyId)],
                Commitments = [.. Commitments.Where(signed => signed.PartyId != removed.PartyId)],
                Invitations = [.. Invitations.Where(invited => invited.PartyId != removed.PartyId)],
            },
            FindingMade { Hold: { } hold } made => (this with { Findings = [.. Findings, made.Finding] }).Apply(new HoldPlaced(hold)),
            DecisionRecorded { Decision: FormatCheckDecision { ConfirmedPartyIds.IsEmpty: false } check } decided => this with
            {
                Commitments =
                [
                    .. Commitments.Select(signed =>
                        check.ConfirmedPartyIds.Contains(signed.PartyId)
                            ? signed with
                            {
                                Confirmation = new PaperConfirmation(decided.Task.OfficerId, decided.DecidedAt),
                            }
                            : signed
                    ),
                ],
            },
            DuplicateAsked asked => this with { DuplicateHearing = asked.Hearing },
            DuplicateStated stated => this with { DuplicateHearing = DuplicateHearing! with { Text = stated.Text, StatedAt = stated.At } },
            DuplicateRuled ruled => this with { DuplicateRulings = [.. DuplicateRulings, ruled.Ruling] },
            FindingMade made => this with { Findings = [.. Findings, made.Finding] },
            _ => this,
        };

    private Application Apply(HoldLifted lifted)
    {
        var left = Holds.RemoveAll(hold => hold.Key == lifted.Key);
        if (left.Any(each => each.StopsTerms) || HeldSince is not { } since)
        {
            return this with { Holds = left };
        }

        return this with
        {
            Holds = left,
            HeldSince = null,
            Correction =
                Correction is { SubmittedAt: null } correction && Extended(correction.RequestedAt, correction.Until) is { } corrected
                    ? correction with
                    {
                        Until = corrected,
                        Deadline = null,
                    }
                    : Correction,
            Statements = Statements.Any(each => each.AnsweredAt is null)
                ?
                [
                    .. Statements.Select(each =>
                        each.AnsweredAt is null && Extended(each.AskedAt, each.Until) is { } until
                            ? each with
                            {
                                Until = until,
                                Deadline = null,
                            }
                            : each
                    ),
                ]
                : Statements,
        };

        // A day that has begun counts in full: an extended term still ends with a day. A term that ended before the hold is not extended.
        DateTimeOffset? Extended(DateTimeOffset from, DateTimeOffset until)
        {
            var stoodFrom = from > since ? from : since;
            return until > stoodFrom && lifted.At > stoodFrom ? until.AddDays(Math.Ceiling((lifted.At - stoodFrom).TotalDays)) : null;
        }
    }

    private Application Apply(TermRecounted recounted)
    {
        var (until, deadline) = (recounted.Deadline.At, recounted.Deadline);
        return recounted.Kind switch
        {
            ReminderKind.Correction => this with { Correction = Correction! with { Until = until, Deadline = deadline } },
            ReminderKind.DuplicateStatement => this with
            {
                DuplicateHearing = DuplicateHearing! with { Until = until, Deadline = deadline },
            },
            _ => this with
            {
                Statements =
                [
                    .. Statements.Select(asked =>
                        asked.AnsweredAt is null && asked.Subject == recounted.Subject
                            ? asked with
                            {
                                Until = until,
                                Deadline = deadline,
                            }
                            : asked
                    ),
                ],
            },
        };
    }

    private Application Apply(GuideFollowed followed)
    {
        var adopted = followed.Adopted is { } adoption ? Apply(adoption) : this;
        return followed.Reopened is { } reopened ? adopted.Apply(reopened) : adopted;
    }

    private Application Apply(ApplicationMoved moved) =>
        this with
        {
            State = moved.To,
            Serial = Serial ?? moved.Serial,
            SubmittedAt = moved.Move switch
            {
                ApplicationMove.Submit or ApplicationMove.RequestRecommendation => moved.At,
                ApplicationMove.Recall
                or ApplicationMove.ReturnForRework
                or ApplicationMove.ReopenForGuide
                or ApplicationMove.ReopenRound => null,
                _ => SubmittedAt,
            },
            Submissions = moved.Move is ApplicationMove.Submit or ApplicationMove.RequestRecommendation ? Submissions + 1 : Submissions,
            History = [.. History, new StateReached(moved.To, moved.Reason, moved.At) { Move = moved.Move }],
        };

    // A changed party signs again, by a new link.
    private bool IsKept(string partyId, ImmutableArray<Party> parties) => FindParty(partyId) is { } before && parties.Any(before.IsSameAs);

    private static bool IsEvidence(Document document) => document.Kind is DocumentPolicy.EvidenceKind or DocumentPolicy.AnswerKind;

    private static bool IsSameAddress(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

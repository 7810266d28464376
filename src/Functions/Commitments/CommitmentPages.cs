using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Pages.Commitments;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Functions.Commitments;

/// <summary>The pages on which a clerk invites signers and enters paper commitments, and on which parties sign.</summary>
public sealed class CommitmentPages(ApplicationPages pages, CommitmentBook book, TimeProvider time)
{
    public CommitmentModel ForClerk(
        Application application,
        Party party,
        RoundGuide guide,
        FormState? invitation = null,
        FormState? paper = null
    )
    {
        var now = time.GetUtcNow();
        var signed = application.CommitmentOf(party.Id);
        var canChange = ApplicationPolicy.CheckSignable(application, guide, party.Id, now) is null;
        var invited = application.InvitationOf(party.Id);
        return new CommitmentModel(application.Title, $"applications/{application.Id}", party.Name, party.Role)
        {
            Text = signed is null || canChange ? book.InForceFor(party, now) : book.SignedBy(party, signed),
            Signed = signed,
            InvitedTo = invited?.Email,
            InvitedAt = invited?.InvitedAt,
            InvitationAction = canChange ? ApplicationPages.HrefOf(application, $"commitments/{party.Id}/invitation") : null,
            PaperAction =
                canChange && signed?.Way != SigningWay.Link ? ApplicationPages.HrefOf(application, $"commitments/{party.Id}") : null,
            Invitation =
                invitation
                ?? new FormState
                {
                    Values = ImmutableDictionary<string, string>.Empty.Add(
                        CommitmentFields.Email,
                        invited?.Email ?? (party.Role == PartyRole.LeadUnit ? application.ContactEmail : "")
                    ),
                },
            Paper = paper ?? FormState.Empty,
            AntiForgeryToken = pages.AntiForgeryToken(application.Id),
        };
    }

    /// <param name="token">Of the party's link.</param>
    public SigningModel ForParty(OpenedSigning opened, string token, FormState? state = null)
    {
        var view = SigningView.Of(opened, book, time.GetUtcNow());
        var text = book.Find(CommitmentText.KindOf(opened.Party), view.Text.Version)!;
        return new SigningModel(
            view.RoundTitle,
            view.Title,
            view.LeadUnit,
            view.Party.Name,
            view.Party.Role,
            view.Party.Identifier,
            view.Until,
            text
        )
        {
            Signed = view.Signed,
            CannotTakePart = view.CannotTakePart,
            Action = view.CanSign ? $"commitments/{token}" : null,
            State = state ?? FormState.Empty,
        };
    }
}

using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Audit;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Home;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rehearsal;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <summary>Every operation of the app: what it takes, what it gives, who may call it.</summary>
internal static partial class ApiCatalog
{
    /// <summary>One for each HTTP function.</summary>
    public static IReadOnlyList<ApiOperation> Operations { get; } = [.. Site, .. Applications, .. Units, .. Rounds, .. Tasks, .. Desk, .. Staff];

    private static IEnumerable<ApiOperation> Site =>
    [
        For<GetHomeEndpoint>(ApiAccess.Everybody, "The front page.").GivesPage(),
        For<GetStylesheetEndpoint>(ApiAccess.Everybody, "The style of all pages.").GivesFile("text/css"),
        For<GetSealEndpoint>(ApiAccess.Everybody, "The bureau's emblem.").GivesFile("image/svg+xml"),
        For<GetOpenApiEndpoint>(ApiAccess.Everybody, "This document.").GivesFile("application/json"),
        For<GetPublicFileEndpoint>(ApiAccess.Everybody, "The public site: a page and a JSON file for each publication, lists by month, a manifest.").GivesFile("*/*").Leads(),
        For<GetMailboxEndpoint>(ApiAccess.Everybody, "The mails that would have been sent, newest first; only where none is really sent.")
            .Asks("to", "Only mails to this address.").Gives<Mailbox>(),
        For<GetLivenessEndpoint>(ApiAccess.Everybody, "Whether the process answers.").Gives<HealthReport>(),
        For<GetReadinessEndpoint>(ApiAccess.Everybody, "Whether storage answers, and what to see to before it hurts.").Gives<HealthReport>(),
        For<GetClockEndpoint>(ApiAccess.Everybody, "Business time, where it is rehearsed.").Gives<RehearsalView>(),
        For<MoveClockEndpoint>(ApiAccess.Bureau, "Moves business time, where it is rehearsed.").Takes<ClockMove>().Gives<RehearsalView>(),
        For<GetAuditTrailEndpoint>(ApiAccess.Bureau, "The audit chain of a record, to be verified elsewhere.").Gives<AuditTrail>(),
        For<GetAuditAnchorEndpoint>(ApiAccess.Bureau, "Where the audit chains ended on a day, to be kept elsewhere.").Gives<AuditAnchor>(),
    ];
}

using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Pages.Duplicates;

namespace CreditFunctions.Functions.Duplicates;

internal static class DuplicateViews
{
    public static DuplicateModel Of(Application application, DuplicateReport report, DateTimeOffset now) =>
        new()
        {
            Rows = [.. report.Found.Select(found => Row(found, report))],
            Past = [.. report.Past.Select(Row)],
            Own = Side(application),
            IsContested = !report.Contested.Others.IsEmpty,
            Limit = report.Contested.Limit,
            IsResolved = DuplicatePolicy.CheckAdmission(application, report.Contested.Others)?.Code != "duplicate-is-unresolved",
            IsHeard = report
                .Contested.Others.Append(application)
                .Where(each => !each.State.IsEnd())
                .All(each => each.DuplicateHearing?.IsOverAt(now) == true),
            IsAsked = report
                .Contested.Others.Append(application)
                .Where(each => !each.State.IsEnd())
                .All(each => each.DuplicateHearing is not null),
        };

    private static DuplicateRow Row(FoundDuplicate found, DuplicateReport report) =>
        new(Side(found.Application), found.Guide.Title, found.Application.State, [.. found.Kinds])
        {
            IsContested = report.Contested.Others.Any(each => each.Id == found.Application.Id),
        };

    private static PastProjectRow Row(FoundPastProject found) =>
        new(
            found.Project.IsRunning,
            found.Project.Number,
            found.Project.Title,
            found.Project.UnitName,
            found.Project.Investigator,
            found.Project.Year,
            found.Project.EndsOn,
            found.Project.Outcome,
            [.. found.Kinds]
        );

    private static DuplicateSide Side(Application application) =>
        new(application.Id.Value, application.Title, application.LeadUnit.Name, application.PrincipalInvestigator.Name)
        {
            IsOpen = !application.State.IsEnd(),
            AskedUntil = application.DuplicateHearing?.Until,
            Statement = application.DuplicateHearing?.Text,
            StatedAt = application.DuplicateHearing?.StatedAt,
            GoesOn = application.DuplicateRulings.LastOrDefault()?.GoesOn,
            Reason = application.DuplicateRulings.LastOrDefault()?.Reason,
        };
}

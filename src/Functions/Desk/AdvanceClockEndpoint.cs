using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk;

/// <summary>Business time after the clock moved.</summary>
public sealed record ClockView(DateTimeOffset Now);

/// <summary><c>POST /desk/clock</c>: moves the rehearsal clock by a day, or to the next working day; only if it runs.</summary>
public sealed class AdvanceClockEndpoint(
    DeskForms forms,
    WorkingDayCalendar calendar,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses,
    IRehearsal? rehearsal = null
)
{
    private static readonly TimeOnly OfficeOpens = new(9, 0);

    [Function(nameof(AdvanceClockEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/clock")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (rehearsal is null)
        {
            return responses.Problem(request, new Error(ErrorKind.NotFound, "page-not-found", "Time is real here; it cannot be moved."));
        }

        if (
            !(await forms.ReadAsync(request, DeskAct.AdvanceClock, [ClockFields.Advance], cancellationToken)).TryGet(
                out var post,
                out var errors
            )
        )
        {
            return responses.Problem(request, errors);
        }

        var now = time.GetUtcNow();
        var span = post[ClockFields.Advance] switch
        {
            "day" => TimeSpan.FromDays(1),
            "workday" => NextWorkingDay(now) - now,
            _ => TimeSpan.Zero,
        };
        if (span <= TimeSpan.Zero)
        {
            return responses.Problem(
                request,
                new Error(ErrorKind.Invalid, "clock-step-is-unknown", "Choose day or workday.").At(ClockFields.Advance)
            );
        }

        await rehearsal.AdvanceAsync(span, cancellationToken);
        return post.IsForm
            ? new SeeOther(site.Value.Address($"desk{request.QueryString}"))
            : Results.Json(new ClockView(time.GetUtcNow()), RequestJson.Options);
    }

    private DateTimeOffset NextWorkingDay(DateTimeOffset now)
    {
        var day = BeijingTime.DateOf(now).AddDays(1);
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return BeijingTime.At(day, OfficeOpens);
    }
}

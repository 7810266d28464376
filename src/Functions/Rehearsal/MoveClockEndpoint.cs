using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rehearsal;

/// <summary>A move of the rehearsal clock.</summary>
/// <param name="AdvanceTo">Moves time forward to this instant; a past one has no effect.</param>
/// <param name="Rate">Business seconds in one second of the machine, from now on.</param>
public sealed record ClockMove(DateTimeOffset? AdvanceTo, double? Rate);

/// <summary>
/// <c>PUT /rehearsal/clock</c>: moves business time of a rehearsal; for programs that replay a sample. Needs the function key.
/// </summary>
public sealed class MoveClockEndpoint(TimeProvider time, Responses responses, IRehearsal? rehearsal = null)
{
    private const int MaxYears = 10;
    private const double MinRate = 0.001;
    private const double MaxRate = 1_000_000;

    [Function(nameof(MoveClockEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "rehearsal/clock")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (rehearsal is null)
        {
            return responses.Problem(request, new Error(ErrorKind.NotFound, "page-not-found", "Time is real here; there is no rehearsal."));
        }

        if (!(await RequestJson.ReadAsync<ClockMove>(request, cancellationToken)).Then(Check).TryGet(out var move, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (move.Rate is { } rate)
        {
            await rehearsal.SetRateAsync(rate, cancellationToken);
        }

        if (move.AdvanceTo - time.GetUtcNow() is { } span && span > TimeSpan.Zero)
        {
            await rehearsal.AdvanceAsync(span, cancellationToken);
        }

        return Results.Json(new RehearsalView(time.GetUtcNow(), rehearsal.Rate), RequestJson.Options);
    }

    private Result<ClockMove> Check(ClockMove move) =>
        move switch
        {
            { Rate: < MinRate or > MaxRate or double.NaN } => new Error(
                ErrorKind.Invalid,
                "clock-step-is-unknown",
                $"A rate is {MinRate} to {MaxRate:0}."
            ).At("rate"),
            { AdvanceTo: { } instant } when instant > time.GetUtcNow().AddYears(MaxYears) => new Error(
                ErrorKind.Invalid,
                "clock-step-is-unknown",
                $"Time is moved by at most {MaxYears} years."
            ).At("advanceTo"),
            _ => move,
        };
}

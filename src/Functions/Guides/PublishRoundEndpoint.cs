using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Guides;

/// <summary>
/// <c>PUT /rounds/{roundId}</c>: publishes a round from its guide. Needs the function key. Repeating the same guide changes nothing.
/// </summary>
public sealed class PublishRoundEndpoint(
    RoundPublisher publisher,
    RuleBook rules,
    Seatings seatings,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(PublishRoundEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "rounds/{roundId}")] HttpRequest request,
        string roundId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await ReadGuideAsync(request, roundId, cancellationToken)).TryGet(out var published, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var recording = await publisher.PublishAsync(
            published,
            new Signature("program", "FunctionKey", published.At) { Basis = nameof(DeskAct.PublishGuide) },
            client,
            cancellationToken
        );
        if (recording is Recording<RoundState>.Refused refused)
        {
            return responses.Problem(request, refused.Errors);
        }

        if (recording is Recording<RoundState>.Earlier { Fact: GuidePublished earlier })
        {
            return IsSame(earlier.Guide, published.Guide)
                ? Answer(earlier.Guide, StatusCodes.Status200OK)
                : responses.Problem(request, RoundErrors.IsPublished());
        }

        return Answer(published.Guide, StatusCodes.Status201Created);
    }

    private async Task<Result<GuidePublished>> ReadGuideAsync(HttpRequest request, string roundId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (
            !rules.InForceAt(now).TryGet(out var inForce, out var errors)
            || !(await RequestJson.ReadAsync<RoundGuide>(request, cancellationToken)).TryGet(out var guide, out errors)
        )
        {
            return errors;
        }

        return guide.Id.Value == roundId
            ? RoundPolicy.Publish(
                guide with
                {
                    RuleVersion = inForce.Version,
                },
                inForce.PublicNoticeWorkingDays.Value,
                now,
                await seatings.ReadAsync(roundId, cancellationToken)
            )
            : new Error(ErrorKind.Invalid, "guide-is-malformed", "The id in the guide and in the address are the same.").At("id");
    }

    private static bool IsSame(RoundGuide one, RoundGuide other) => StoredJson.Write(one) == StoredJson.Write(other);

    private static IResult Answer(RoundGuide guide, int status) =>
        Results.Json(RoundView.Of(guide), RequestJson.Options, statusCode: status);
}

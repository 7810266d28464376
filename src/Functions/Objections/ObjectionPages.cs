using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Objections;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Objections;

/// <summary>The form of an objection.</summary>
public sealed class ObjectionPages(TokenSigner tokens, TimeProvider time)
{
    /// <param name="key">What the form was served with, where it comes back: so that sending it twice objects once.</param>
    public ObjectionModel Model(FoundPublicNotice found, FormState? state = null, string? key = null)
    {
        var now = time.GetUtcNow();
        return new ObjectionModel(found.Round.Guide.Title, found.Notice.Until, $"public/notices/{found.Id}/objections")
        {
            Projects =
            [
                .. found
                    .Round.Proposals.Select(proposal => proposal.Ranked)
                    .Where(ranked => found.Notice.ApplicationIds.Contains(ranked.Application.Id))
                    .Select(ranked => new ContestedProject(ranked.Number, ranked.Application.Title, ranked.Application.UnitName)),
            ],
            IsOpen = now >= found.Notice.From && now < found.Notice.Until,
            State = state ?? FormState.Empty,
            Key = key ?? tokens.Sign(TokenPurpose.NewForm, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
        };
    }

    /// <summary>
    /// The number of the objection that a form of this key files against a notice; null where the key was not served here.
    /// </summary>
    public ObjectionId? NumberOf(FoundPublicNotice found, string? key) =>
        tokens.Verify(TokenPurpose.NewForm, key) is { } chance
            ? ObjectionId.FromBytes(tokens.Derive(TokenPurpose.Idempotency, Scoped(found, chance)))
            : null;

    /// <summary>
    /// The number of the objection that a program files against a notice under its idempotency key; another one every time where it gives
    /// none.
    /// </summary>
    public Result<ObjectionId> NumberFor(FoundPublicNotice found, HttpRequest request) =>
        IdempotencyKey.BytesFor(request, tokens, key => Scoped(found, key)).TryGet(out var bytes, out var errors)
            ? ObjectionId.FromBytes(bytes)
            : errors;

    private static string Scoped(FoundPublicNotice found, string key) => $"objection {found.Id} {key}";
}

/// <summary>What may be contested, and until when (exclusive).</summary>
public sealed record PublicNoticeView(
    string Id,
    RoundId RoundId,
    DateTimeOffset From,
    DateTimeOffset Until,
    IReadOnlyList<string> ProjectNumbers
)
{
    public static PublicNoticeView Of(FoundPublicNotice found) =>
        new(
            found.Id,
            found.Round.Guide.Id,
            found.Notice.From,
            found.Notice.Until,
            [
                .. found
                    .Round.Proposals.Select(proposal => proposal.Ranked)
                    .Where(ranked => found.Notice.ApplicationIds.Contains(ranked.Application.Id))
                    .Select(ranked => ranked.Number),
            ]
        );
}

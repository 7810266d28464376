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
    /// <param name="key">The key that the form was served with, when it is returned, so that sending it twice files one objection.</param>
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

    /// <summary>The number of the objection of a form key for a notice; null if this site did not serve the key.</summary>
    public ObjectionId? NumberOf(FoundPublicNotice found, string? key) =>
        tokens.Verify(TokenPurpose.NewForm, key) is { } chance
            ? ObjectionId.FromBytes(tokens.Derive(TokenPurpose.Idempotency, Scoped(found, chance)))
            : null;

    /// <summary>The number of the objection of a program's idempotency key for a notice; random without a key.</summary>
    public Result<ObjectionId> NumberFor(FoundPublicNotice found, HttpRequest request) =>
        IdempotencyKey.BytesFor(request, tokens, key => Scoped(found, key)).TryGet(out var bytes, out var errors)
            ? ObjectionId.FromBytes(bytes)
            : errors;

    private static string Scoped(FoundPublicNotice found, string key) => $"objection {found.Id} {key}";
}

/// <summary>The contestable projects of a notice, and the end of its period (exclusive).</summary>
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

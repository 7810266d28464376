using System.Security.Cryptography;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Objections;

namespace CreditFunctions.Functions.Objections;

/// <summary>The form of an objection.</summary>
public sealed class ObjectionPages(TokenSigner tokens, TimeProvider time)
{
    /// <param name="key">What the form was served with, where it comes back: so that sending it twice objects once.</param>
    public ObjectionModel Model(FoundNotice found, FormState? state = null, string? key = null)
    {
        var now = time.GetUtcNow();
        return new ObjectionModel(found.Round.Guide.Title, found.Notice.Until, $"public/notices/{found.Id}/objections")
        {
            Projects =
            [
                .. found.Round.Proposals.Select(proposal => proposal.Ranked)
                    .Where(ranked => found.Notice.ApplicationIds.Contains(ranked.Application.Id))
                    .Select(ranked => new ContestedProject(ranked.Number, ranked.Application.Title, ranked.Application.UnitName)),
            ],
            IsOpen = now >= found.Notice.From && now < found.Notice.Until,
            State = state ?? FormState.Empty,
            Key = key ?? tokens.Sign(TokenPurpose.NewForm, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
        };
    }

    /// <summary>The number of the objection that a form of this key files; null where the key was not served here.</summary>
    public ApplicationId? NumberOf(string? key) =>
        tokens.Verify(TokenPurpose.NewForm, key) is { } chance ? ApplicationId.FromBytes(tokens.Derive(TokenPurpose.Idempotency, $"objection {chance}")) : null;

    /// <summary>The number of the objection that a program files under its idempotency key; another one every time where it gives none.</summary>
    public ApplicationId NumberFor(string idempotencyKey) => ApplicationId.FromBytes(
        idempotencyKey.Length > 0 ? tokens.Derive(TokenPurpose.Idempotency, $"objection {idempotencyKey}") : RandomNumberGenerator.GetBytes(16));
}

/// <summary>What may be contested, and until when (exclusive).</summary>
public sealed record NoticeView(string Id, RoundId RoundId, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> ProjectNumbers)
{
    public static NoticeView Of(FoundNotice found) => new(
        found.Id,
        found.Round.Guide.Id,
        found.Notice.From,
        found.Notice.Until,
        [.. found.Round.Proposals.Select(proposal => proposal.Ranked).Where(ranked => found.Notice.ApplicationIds.Contains(ranked.Application.Id)).Select(ranked => ranked.Number)]);
}

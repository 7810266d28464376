using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Cases;

/// <summary>A case as the party sees it.</summary>
/// <param name="DefenceUntil">Until when a statement and defence can be given (exclusive); null before the notice is served.</param>
public sealed record PartyCaseView(
    CaseId Id,
    string Number,
    CaseState State,
    string Party,
    IReadOnlyList<LetterView> Letters,
    bool CanDefend,
    DateTimeOffset? DefenceUntil,
    Defence? Defence);

/// <summary>The page of a case for the party that it is about.</summary>
public sealed class PartyCasePages(TimeProvider time, Answers answers)
{
    /// <summary>The page, or a form of it that comes back.</summary>
    public Task<IResult> ShowAsync(
        HttpRequest request, Stored<IntegrityCase> stored, string token, FormState? state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var integrityCase = stored.State;
        var notice = integrityCase.Notice;
        var canDefend = integrityCase.State == CaseState.AwaitingDefence
            && notice is { Defence: null }
            && notice.DefenceUntil?.HasPassed(time.GetUtcNow()) != true;
        var model = new PartyCaseModel(integrityCase.Number.Value, integrityCase.Party.Name, integrityCase.Identifier, integrityCase.State)
        {
            Letters = [.. integrityCase.Letters.Select((letter, index) => CaseLetterRow.Of(letter, $"/cases/{token}/letters/{index + 1}"))],
            DefenceAction = canDefend ? $"cases/{token}/defence" : null,
            DefenceUntil = notice?.DefenceUntil?.At,
            Defence = notice?.Defence,
            Remedies = integrityCase.DecisionService?.Remedies ?? [],
            Form = state ?? FormState.Empty,
        };
        var view = new PartyCaseView(
            integrityCase.Id,
            model.Number,
            integrityCase.State,
            model.Party,
            [.. integrityCase.Letters.Select(LetterView.Of)],
            canDefend,
            model.DefenceUntil,
            notice?.Defence);
        return Task.FromResult(state is null
            ? answers.Of(request, view, () => model)
            : answers.Page(request, model, status: Problems.StatusOf(state.Errors)));
    }
}

using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages;

/// <summary>A whole page: shows one model and is never interactive.</summary>
public abstract class Page<TModel> : PagePart
    where TModel : class
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public required TModel Model { get; set; }
}

/// <summary>What may belong to a drill round (演练): its page says so.</summary>
public interface IMayBeDrill
{
    bool IsDrill { get; }
}

/// <summary>Names the page that shows a model, so that a model cannot be given to another page.</summary>
public interface IModelOf<TPage>
    where TPage : IComponent;

using CreditFunctions.Functions.Composition;
using CreditFunctions.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseLocalRuntime(runtime =>
{
    runtime.MaxRequestBodySize = DocumentOptions.MaxBodySize(builder.Configuration);
    if (runtime.Rehearsal is not null)
    {
        builder.Services.AddSingleton(new RehearsalFlag());
        builder.Services.AddSingleton<IRehearsal>(provider => new LocalRehearsal(provider.GetRequiredService<RehearsalClock>()));
    }
});
builder.UseCreditFunctions();
builder.Services.AddCreditFunctions(builder.Configuration);
builder.Build().Run();

merge into call_total (run, phase, endpoint, model, calls, without_usage, input_tokens, cached_input_tokens, output_tokens,
        cost_usd, tries, failed, started)
    key (run, phase, endpoint, model)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
